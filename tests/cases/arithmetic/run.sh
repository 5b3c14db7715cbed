# What is computed in a layout is traced to its operands, and can be computed again.
. tests/lib/shell.sh
pdf=$work/report.pdf
expect "生成" 0 "$jianbao" build tests/cases/arithmetic/layout.md --data data/demo-monthly -o "$pdf"
expect "查差额" 0 "$jianbao" trace "$pdf" 371.00
grep -q '甲－乙' "$work/out" && grep -q '保留2位小数' "$work/out"; ok "差额的算法和小数位" $?
expect "查比率" 0 "$jianbao" trace "$pdf" 153.2
grep -q '甲×乙' "$work/out" && grep -q '版式中写的数' "$work/out"; ok "比率的算法" $?
expect "查说法" 0 "$jianbao" trace "$pdf" 加快1.0个百分点
expect "重新计算" 0 "$jianbao" verify "$pdf" --data data/demo-monthly
left_out FIGURE-01 # no layout can print one figure in two versions; tests/figure/audit_test.c makes the trees
left_out FIGURE-04
