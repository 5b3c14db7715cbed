# Every kind of chart prints the figures that the expressions of the same cells print, and each figure comes out of its tree
# again. (The layouts are asked the same: lib/layout.sh.)
. tests/lib/shell.sh
held() { # layout data least: a gallery, its data, how many figures it prints at least
    "$jianbao" build "$1" --data "$2" -o "$work/gallery.pdf" 2>/dev/null
    "$jianbao" verify "$work/gallery.pdf" >"$work/out" 2>&1
    grep -q '只核对输入0个，重算不同0个，依据变了0个，依据没有了0个' "$work/out"; ok "$1 各数重算相同" $?
    [ "$(sed -n 's/^共\([0-9]*\)个数.*/\1/p' "$work/out")" -ge "$3" ]; ok "$1 至少$3个数" $?
    "$jianbao" trace "$work/gallery.pdf" --all --json | python3 "$lib/trace_cells.py"; ok "$1 来源到单元格" $?
    python3 "$lib/same_figures.py" "$jianbao" "$1" "$2"; ok "$1 图与表达式的数相同" $?
    "$jianbao" build "$1" --data "$2" --dump pages 2>/dev/null | python3 "$lib/drawn.py"; ok "$1 画出的数是来源的数" $?
}
held tests/gallery.md data/demo-monthly 350
held tests/gallery-work.md data/demo-work 15
held tests/cases/hostile/图.md tests/cases/hostile 250
