# What charts draw against the figures they print, kind by kind.
. tests/lib/shell.sh
python3 tests/cases/charts/charts.py "$jianbao"; ok "图形与数相符" $?

draw() { # name block: the dump of a page with one chart
    local name=$1
    write "$work/$name.md" '---\ntitle: 图\nstyle: monthly\nperiod: 2025-06\n---\n```chart\n%s\n```\n' "$2"
    "$jianbao" build "$work/$name.md" --data data/demo-monthly --dump pages 2>/dev/null >"$work/$name.txt"
}

draw waterfall $'kind: waterfall\nindicator: 固定资产投资'
awk '$2 == "mark" { h[++n] = $6; f[n] = $4 + $6 } $2 == "label" && match($0, /“-?[0-9.]+[.][0-9]”/) { v[++m] = substr($0, RSTART + 3, RLENGTH - 6) }
    END { one = h[n] / v[n]; for (i = 1; i < n; i++) { sum += v[i]; a = v[i] < 0 ? -v[i] : v[i]; if (h[i] / one - a > 0.02 || a - h[i] / one > 0.02) bad = 1 }
          exit !(n == 5 && m == 5 && !bad && sum - v[n] < 0.001 && v[n] - sum < 0.001) }' "$work/waterfall.txt"; ok "瀑布图加起来等于总体" $?
draw fan $'kind: fan\nindicator: 社会消费品零售总额'
growth=$("$jianbao" eval '社会消费品零售总额.预测增速' --data data/demo-monthly --period 2025-06 2>/dev/null)
tr -d '\n' <"$work/fan.txt" | grep -q "预测”[^“]*“$growth”"; ok "扇形图的预测与表中相同" $?
[ "$(grep -c '^path band' "$work/fan.txt")" -eq 2 ]; ok "扇形图有两个区间" $?
draw heat $'kind: heat\nindicators: [固定资产投资, 没有的]'
expect "热力表的指标不认识" 1 "$jianbao" build "$work/heat.md" --data data/demo-monthly -o "$work/heat.pdf"
sed -i 's/, 没有的//' "$work/heat.md"
"$jianbao" build "$work/heat.md" --data data/demo-monthly --dump pages 2>/dev/null >"$work/heat.txt"
[ "$(grep -c '^path mark.*fill' "$work/heat.txt")" -eq 10 ]; ok "热力表十格" $?
draw bullet $'kind: bullet'
[ "$(grep -c '^path track' "$work/bullet.txt")" -eq 9 ] && [ "$(grep -c '^path target' "$work/bullet.txt")" -eq 9 ]; ok "子弹图九行" $?
draw share $'kind: share\nindicator: 固定资产投资'
awk '$2 == "mark" { w[$4] += $5 } END { n = 0; for (y in w) { n++; if (!one) one = w[y]; if (w[y] - one > 0.6 || one - w[y] > 0.6) bad = 1 } exit !(n == 3 && !bad) }' "$work/share.txt"; ok "构成图各条等长" $?
draw scatter $'kind: scatter\nindicator: 固定资产投资'
[ "$(grep -c '^path mark.*fill' "$work/scatter.txt")" -eq 10 ]; ok "散点图十点" $?
draw slope $'kind: slope\nindicator: 固定资产投资\nfrom: 2025-05'
[ "$(grep -c '^path mark.*stroke' "$work/slope.txt")" -eq 10 ]; ok "斜线图十条" $?
draw progress $'kind: progress'
awk '$2 == "track" { all = $5 } $2 == "mark" { bar[++n] = $5 / all * 100 } match($0, /“[0-9.]+%”/) { v[++m] = substr($0, RSTART + 3, RLENGTH - 7) }
    END { for (i = 1; i <= n; i++) if (bar[i] - v[i] > 0.1 || v[i] - bar[i] > 0.1 || (i > 1 && v[i] < v[i - 1])) bad = 1; exit !(n == 8 && m == 9 && !bad) }' "$work/progress.txt"; ok "进度图的长短" $?
for kind in waterfall fan heat bullet share scatter slope progress; do python3 "$lib/pages.py" <"$work/$kind.txt"; ok "$kind不重叠" $?; done
