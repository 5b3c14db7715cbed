# The figures of analyze against a computation of their own.
. tests/lib/shell.sh
expect "分析" 0 "$jianbao" analyze --data data/demo-monthly --period 2025-06 --format csv
python3 tests/cases/analyze/analyze.py data/demo-monthly "$work/out"; ok "分析的数与另算的相同" $?
expect "季调诊断" 0 "$jianbao" eval '地区生产总值.季调诊断' --data data/demo-monthly
grep -q '^F=[0-9.]*（p<0.0001），M7=0\.[0-9]*，残留自相关.*，平均修订0\.[0-9]*个百分点' "$work/out"; ok "季调诊断的文字" $?
expect "季报指标的月份" 0 "$jianbao" analyze --data data/demo-monthly --period 2025-06 --indicator 地区生产总值 --format csv
grep -q '^2025-06,示例市,地区生产总值,当期,sa,,' "$work/out"; ok "没有报送的月份不给季调值" $?
