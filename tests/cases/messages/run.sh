# Every message of the catalogue that a small input provokes; tests/run holds the codes that were printed against it.
. tests/lib/shell.sh
python3 tests/cases/messages/messages.py "$jianbao" tests/cases/messages/codes; ok "消息" $?

# Memory that runs out while the data are read is a fault of the machine, told as such.
mkdir -p "$work/data/observations"
cp tests/cases/data/indicators.csv tests/cases/data/regions.csv "$work/data"
awk 'BEGIN { print "地区,指标,期间,数值,备注"; for (i = 0; i < 400000; i++) printf "示例市,固定资产投资,%d-%02d,%d.%d,备注%d\n", 1949 + i % 80, 1 + int(i / 80) % 12, i, i % 10, i }' \
    >"$work/data/observations/large.csv"
small_memory() { (ulimit -v 100000; "$jianbao" check --data "$work/data"); }
if sanitized; then left_out IO-03; else expect "内存不足" 3 small_memory; says "内存不足的消息" 'IO-03'; fi
