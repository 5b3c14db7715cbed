# layout.sh LAYOUT DATA PERIOD MOST-PAGES: a row of tests/layouts. The report builds, twice the same; its file is sound,
# its pages hold together, its text is that of the golden file, and its first page stands where it stood.
. tests/lib/shell.sh
layout=$1
data=$2
period=$3
most=${4:-}
name=$layout-$data
golden=tests/cases/layouts/$name
[ "$period" = - ] && period= || period="--period $period"
report="layouts/$layout.md --data data/$data $period"
# shellcheck disable=SC2086
make_report() { "$jianbao" build $report "$@"; }

expect "生成" 0 make_report -o "$work/one.pdf"
qpdf --check "$work/one.pdf" >/dev/null 2>&1; ok "qpdf" $?
make_report -o "$work/again.pdf" 2>/dev/null
cmp -s "$work/one.pdf" "$work/again.pdf"; ok "两次生成相同" $?
! pdffonts "$work/one.pdf" | awk 'NR > 2' | grep -vq ' yes yes yes '; ok "字体嵌入" $?
# Every figure is what its tree gives, from cells that say it; what is drawn is that figure, and so is what an expression
# of the same cell prints.
"$jianbao" verify "$work/one.pdf" >"$work/out" 2>&1
grep -q '只核对输入0个，重算不同0个，依据变了0个，依据没有了0个' "$work/out"; ok "各数重算相同" $?
"$jianbao" trace "$work/one.pdf" --all --json 2>/dev/null | python3 "$lib/trace_cells.py"; ok "来源到单元格" $?
# shellcheck disable=SC2086
python3 "$lib/same_figures.py" "$jianbao" "layouts/$layout.md" "data/$data" $period; ok "页面与表达式的数相同" $?
make_report --dump pages >"$work/pages" 2>/dev/null
python3 "$lib/drawn.py" <"$work/pages"; ok "画出的数是来源的数" $?
python3 "$lib/pages.py" <"$work/pages"; ok "页面" $?
python3 "$lib/positions.py" "$golden.positions" <"$work/pages"; ok "文字的位置" $?
# the lines to read; those for programs stand further in
make_report --dump document 2>/dev/null | sed '/^document /d;/^    /d;/^#/d' >"$work/golden"
pages=$(page_count "$work/one.pdf")
echo "pages $pages" >>"$work/golden"
if [ -n "${UPDATE_GOLDEN:-}" ]; then cp "$work/golden" "$golden.golden"; fi
diff -u "$golden.golden" "$work/golden" | head -20
cmp -s "$golden.golden" "$work/golden"; ok "文字和页数" $?
if [ -n "$most" ]; then [ "$pages" -le "$most" ]; ok "最多$most页" $?; fi
case $data in demo*)
    marked=0
    for page in $(seq "$pages"); do
        pdftotext -f "$page" -l "$page" "$work/one.pdf" - | grep -q '示例数据' || marked=1
    done
    ok "每页有示例数据标记" $marked
    pdfinfo "$work/one.pdf" | grep -q 'Keywords:.*示例数据'; ok "关键词有示例数据" $?
    [ "$layout" = shuju-zhiliang ] ||
        expect "前一个月" 0 "$jianbao" build "layouts/$layout.md" --data "data/$data" --period 2025-05 -o "$work/may.pdf"
    expect "一个区" 0 "$jianbao" build "layouts/$layout.md" --data "data/$data" --region 西山区 -o "$work/region.pdf"
    ;;
esac
