# batch: one report for each region, period or row.
. tests/lib/shell.sh
expect "按地区" 0 "$jianbao" batch layouts/yuebao.md --data data/demo-monthly --for-each region --jobs 2 -o "$work/each/{region}-{period}.pdf"
[ "$(find "$work/each" -name '*-2025-06.pdf' | wc -l)" = 11 ]; ok "十一份" $?
says "汇总" '共11份，生成11份，失败0份'
"$jianbao" build layouts/yuebao.md --data data/demo-monthly --region 东湖区 -o "$work/one.pdf" 2>/dev/null
cmp -s "$work/one.pdf" "$work/each/东湖区-2025-06.pdf"; ok "与单份生成的相同" $?
printf '地区,期间,title\n东湖区,2025-05,甲\n没有的区,2025-05,乙\n西山区,2025-04,丙\n' >"$work/rows.csv"
expect "一份失败" 1 "$jianbao" batch layouts/yuebao.md --data data/demo-monthly --for-each "$work/rows.csv" -o "$work/rows/{title}-{region}.pdf"
[ "$(cd "$work/rows" && echo *)" = "丙-西山区.pdf 甲-东湖区.pdf" ] || [ "$(cd "$work/rows" && echo *)" = "甲-东湖区.pdf 丙-西山区.pdf" ]; ok "其余照常" $?
says "说出失败的" '乙-没有的区.pdf: 没有生成'
pdfinfo "$work/rows/甲-东湖区.pdf" | grep -q 'Title: *甲'; ok "行里的设置" $?
printf 'owner\n市商务局\n市民政局\n' >"$work/owners.csv"
expect "按单位" 0 "$jianbao" batch layouts/zhongdian-renwu.md --data data/demo-work --for-each "$work/owners.csv" -o "$work/owners/{owner}-{period}.pdf"
pdftotext "$work/owners/市商务局-2025-06.pdf" - | grep -q '新增限上商贸企业'; ok "单位的任务" $?
! pdftotext "$work/owners/市商务局-2025-06.pdf" - | grep -q '新增养老床位'; ok "没有别的单位的任务" $?
expect "名称重复" 2 "$jianbao" batch layouts/yuebao.md --data data/demo-monthly --for-each region -o "$work/same.pdf"
expect "不知道的名称" 2 "$jianbao" batch layouts/yuebao.md --data data/demo-monthly --for-each region -o "$work/{区}.pdf"
for i in 1 2 3; do "$jianbao" batch tests/cases/marks/layout.md --data tests/cases/data --for-each region --shard $i/3 -o "$work/shard/{region}.pdf" 2>&1 | sed -n 's/^共\([0-9]*\)份.*/\1/p'; done | paste -sd+ | grep -q "^[0-9+]*$"; ok "分片" $?
[ "$(find "$work/shard" -name '*.pdf' | wc -l)" = "$(($(wc -l <tests/cases/data/regions.csv) - 1))" ]; ok "各片合起来是全部" $?
expect "分片写错" 2 "$jianbao" batch layouts/yuebao.md --data data/demo-monthly --for-each region --shard 3/2 -o "$work/{region}.pdf"
