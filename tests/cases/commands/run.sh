# Commands, their options and exit statuses.
. tests/lib/shell.sh
cp -R data/demo-monthly "$work/data"
cp layouts/yuebao.md "$work/report.md"; cp -R layouts/lib "$work/lib"
"$jianbao" build "$work/report.md" --data "$work/data" -o "$work/kept.pdf" 2>/dev/null
cp "$work/kept.pdf" "$work/before.pdf"
whole() { cmp -s "$work/kept.pdf" "$work/before.pdf"; ok "$1：原有的PDF完整" $?; }
expect "没有命令" 2 "$jianbao"
expect "命令拼错" 2 "$jianbao" biuld; says "提示命令" 'build'
expect "选项不认识" 2 "$jianbao" build x.md --dta x; says "提示选项" '\-\-data'
expect "期间有误" 2 "$jianbao" analyze --data "$work/data" --period 2025-13
expect "地区不认识" 2 "$jianbao" build "$work/report.md" --data "$work/data" --region 东胡区 -o "$work/kept.pdf"; says "提示地区" "东湖区"; whole "地区不认识"
expect "设置不认识" 2 "$jianbao" build "$work/report.md" --data "$work/data" --set titel=x -o "$work/kept.pdf"; says "提示设置" "title"
expect "覆盖设置" 0 "$jianbao" build "$work/report.md" --data "$work/data" --set title=另一个题目 -o "$work/set.pdf"
pdfinfo "$work/set.pdf" | grep -q "另一个题目"; ok "设置生效" $?
expect "帮助" 0 "$jianbao" help; expect "图的帮助" 0 "$jianbao" help charts; expect "字体" 0 "$jianbao" fonts
expect "版本" 0 "$jianbao" --version
expect "检查" 0 "$jianbao" check --data "$work/data" "$work/report.md"
expect "JSON消息" 0 "$jianbao" check --data "$work/data" --json
python3 -c 'import json,sys; [json.loads(l) for l in open(sys.argv[1], encoding="utf-8")]' "$work/out"; ok "每行是JSON" $?
expect "输出到标准输出" 0 "$jianbao" build "$work/report.md" --data "$work/data" -o -
head -c 5 "$work/out" | grep -q '%PDF-'; ok "标准输出是PDF" $?
expect "图片输出" 0 "$jianbao" build "$work/report.md" --data "$work/data" -o "$work/page.png"
[ -s "$work/page-1.png" ]; ok "每页一个图片" $?
iconv -f UTF-8 -t GB18030 "$work/report.md" | sed 's/$/\r/' >"$work/gbk.md"
expect "GBK版式" 0 "$jianbao" build "$work/gbk.md" --data "$work/data" -o "$work/gbk.pdf"
