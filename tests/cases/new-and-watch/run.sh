# new, and watch on what it made.
. tests/lib/shell.sh
expect "new" 0 "$jianbao" new "$work/fresh"
expect "new不覆盖" 1 "$jianbao" new "$work/fresh"
expect "样例检查" 0 "$jianbao" check --data "$work/fresh/data" "$work/fresh/月报.md"
! grep -q '警告: \|错误: ' "$work/err"; ok "样例没有问题" $?
expect "样例生成" 0 "$jianbao" build "$work/fresh/月报.md" --data "$work/fresh/data" -o "$work/fresh.pdf"
pdftotext "$work/fresh.pdf" - | grep -q '示例数据'; ok "样例标明示例" $?
"$jianbao" watch "$work/fresh/月报.md" --data "$work/fresh/data" -o "$work/watched.pdf" 2>"$work/watch.err" &
watcher=$!
waited() { # 10 s at most for the n-th build
    for _ in $(seq 100); do [ "$(grep -c 'watched.pdf 已生成' "$work/watch.err")" -ge "$1" ] && return 0; sleep 0.1; done
    return 1
}
waited 1; ok "watch先生成一次" $?
sed -i '2s/6%/7%/' "$work/fresh/data/targets.csv"
waited 2; ok "数据改动后重新生成" $?
sed -i 's/某市经济/本市经济/' "$work/fresh/月报.md"
waited 3; ok "版式改动后重新生成" $?
kill "$watcher" && wait "$watcher"; ok "watch正常结束" $?
pdftotext "$work/watched.pdf" - | grep -q '本市经济'; ok "生成的是新的" $?
