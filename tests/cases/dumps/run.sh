# --dump prints everything of a stage, each figure with its tree: every tree ends in cells or named constants, and the cells
# hold what the files hold.
. tests/lib/shell.sh
for stage in analysis document pages; do
    expect "$stage" 0 "$jianbao" build layouts/yuebao.md --data data/demo-monthly --period 2025-06 --dump=$stage
    cp "$work/out" "$work/$stage"
    python3 tests/cases/dumps/dumps.py $stage <"$work/$stage"; ok "$stage的来源" $?
    "$jianbao" build layouts/yuebao.md --data data/demo-monthly --period 2025-06 --dump=$stage 2>/dev/null | cmp -s - "$work/$stage"
    ok "$stage两次相同" $?
done
# The dump of the analysis holds the values of `analyze`.
"$jianbao" analyze --data data/demo-monthly --period 2025-06 --format csv >"$work/rows.csv"
python3 tests/cases/dumps/dumps.py analysis "$work/rows.csv" <"$work/analysis"; ok "与analyze相同" $?
write "$work/plain.md" '---\ntitle: 甲\nstyle: report\n---\n\n正文。\n'
expect "没有数据" 2 "$jianbao" build "$work/plain.md" --dump=analysis; says "没有数据的消息" '要有数据文件夹'
expect "没有的阶段" 2 "$jianbao" build "$work/plain.md" --dump=lines; says "没有的阶段的消息" 'analysis、document或pages'
