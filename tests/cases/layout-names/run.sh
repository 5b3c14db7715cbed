# jianbao layouts, and layouts that are called by name.
. tests/lib/shell.sh
data=$root/data
expect "列出版式" 0 "$jianbao" layouts --data "$data/taiyuan"
for file in layouts/*.md; do
    name=$(basename "$file" .md)
    [ "$name" = README ] || grep -q "^  $name " "$work/out" || { ok "列出$name" 1; continue; }
    [ "$name" = README ] && { ! grep -q "^  README " "$work/out"; ok "不是版式的不列" $?; }
done
grep -A3 '^  zhuyao-mubiao ' "$work/out" | grep -q '太原市主要预期目标与完成情况'; ok "题目填好地区" $?
grep -A3 '^  zhuyao-mubiao ' "$work/out" | grep -q '年度目标64项'; ok "所需数据有几项" $?
grep -A3 '^  shengtai-yuebao ' "$work/out" | grep -q '需要：'; ok "写明需要什么" $?
expect "没有的数据" 0 "$jianbao" layouts --data "$data/national"
grep -A4 '^  zhongdian-renwu ' "$work/out" | grep -q '没有：重点任务、任务进展'; ok "没有的说出" $?
grep -A5 '^  zhongdian-renwu ' "$work/out" | grep -q '没有可写的内容'; ok "全没有的说明" $?
expect "以后的期间" 0 "$jianbao" layouts --data "$data/demo-monthly" --period 2031-01
grep -A5 '^  yuebao ' "$work/out" | grep -q '不能生成：2031年1月没有数据'; ok "不能生成的说出原因" $?
expect "期间有误" 2 "$jianbao" layouts --data "$data/national" --period 2025-13
expect "地区不认识" 2 "$jianbao" layouts --data "$data/demo-monthly" --region 东胡区; says "提示地区" "东湖区"
expect "多了参数" 2 "$jianbao" layouts yuebao
expect "每行JSON" 0 "$jianbao" layouts --data "$data/demo-work" --json
python3 - "$work/out" <<'PY'
import json, sys
rows = {r['name']: r for r in map(json.loads, open(sys.argv[1], encoding='utf-8'))}
assert len(rows) >= 20 and rows['zhongdian-renwu']['lacking'] == '' and '重点任务' in rows['zhongdian-renwu']['uses']
PY
ok "JSON的内容" $?
mkdir -p "$work/office/layouts"
cd "$work/office" || exit 1
expect "没有数据文件夹" 0 "$jianbao" layouts
grep -q '没有数据文件夹' "$work/out" && grep -q '…经济运行一页通' "$work/out"; ok "没有数据也列" $?
! grep -q '当前文件夹' "$work/out"; ok "没有自己的就不写" $?
sed 's/^title:.*/title: 本局月报/' "$root/layouts/jianbao.md" | sed "s|lib/用语.md|$root/layouts/lib/用语.md|" >layouts/benju.md
printf -- '---\ntitle: 短\nuses: [指标, 目标]\n---\n\n文。\n' >duan.md
expect "自己的版式" 0 "$jianbao" layouts --data "$data/demo-monthly"
grep -q '本局月报' "$work/out" && grep -q '^layouts文件夹的版式' "$work/out"; ok "列出自己的" $?
grep -A5 '^  duan ' "$work/out" | grep -q '不能生成：uses里没有“目标”这一种数据，可用：指标、年度目标'; ok "写错的数据名" $?
expect "随程序的按名称" 0 "$jianbao" build yuebao --data "$data/demo-monthly"
[ -s yuebao.pdf ]; ok "输出用版式的名称" $?
expect "检查按名称" 0 "$jianbao" check yiyetong --data "$data/demo-monthly"
expect "批量按名称" 0 "$jianbao" batch jianbao --data "$data/demo-monthly" --period 2025-06 --for-each region --shard 1/6 -o '{region}.pdf'
printf -- '---\ntitle: 自己的\n---\n\n自己的文。\n' >jianbao.md
expect "自己的在前" 0 "$jianbao" build jianbao -o own.pdf
pdftotext own.pdf - | grep -q 自己的文; ok "自己的在前的内容" $?
expect "名称写错" 2 "$jianbao" build yuebo --data "$data/demo-monthly"; says "提示名称" 'yuebao'
expect "没有这个文件" 3 "$jianbao" build yuebo.md --data "$data/demo-monthly"
cd "$root" || exit 1
echo "$passed $failed"
