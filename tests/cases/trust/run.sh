# The old output stays when anything fails.
. tests/lib/shell.sh
cp -R data/demo-monthly "$work/data"
cp layouts/yuebao.md "$work/report.md"; cp -R layouts/lib "$work/lib"
build_report() { "$jianbao" build "$work/report.md" --data "$work/data" -o "$work/kept.pdf"; }
expect "先生成一份" 0 build_report
cp "$work/kept.pdf" "$work/before.pdf"
whole() { cmp -s "$work/kept.pdf" "$work/before.pdf"; ok "$1：原有的PDF完整" $?; [ -z "$(find "$work" -maxdepth 1 -name '.kept*')" ]; ok "$1：没有残留" $?; }
file="$work/data/observations/2025年06月快报.csv"
cp "$file" "$work/saved.csv"
sed -i '1s/指标,/名目,/' "$file"
expect "缺列" 1 build_report; says "缺列的消息" "快报.csv:1:1: 错误: 缺少必需的列“指标”.*HEAD-01"; whole "缺列"
cp "$work/saved.csv" "$file"; sed -i '4s/亿元,[0-9.]*,/亿元,十五,/; 5s/示例市/示例县/' "$file"
expect "两处错误" 1 build_report; [ "$(grep -c 错误 "$work/err")" -eq 2 ]; ok "两处都报告" $?
grep -A2 '快报.csv:4:4' "$work/err" | grep -q '\^'; ok "标出位置" $?; whole "坏单元格"
cp "$work/saved.csv" "$file"
sed -i 's/^measure: 累计同比/mesure: 累计同比/' "$work/report.md"
expect "选项拼错" 1 build_report; says "选项拼错的消息" 'report.md:[0-9]*:1: 错误: 图表块没有选项“mesure”.*measure'; whole "选项拼错"
cp layouts/yuebao.md "$work/report.md"; sed -i 's/{{ 指.连续 }}/{{ 指.连 }}/' "$work/report.md"
expect "表达式有误" 1 build_report; says "表达式的行号" "report.md:$(grep -n '指.连 }}' "$work/report.md" | cut -d: -f1):"; whole "表达式"
cp layouts/yuebao.md "$work/report.md"
limited() { (ulimit -f 20; build_report); }
expect "磁盘写满" 3 limited; says "写满的消息" 'IO-02'; whole "磁盘写满"
expect "没有的文件夹" 3 "$jianbao" build "$work/report.md" --data "$work/data" -o "$work/none/x.pdf"
mkdir "$work/folder.pdf"
expect "不能写的地方" 3 "$jianbao" build "$work/report.md" --data "$work/data" -o "$work/folder.pdf"
no_fonts() { mkdir -p "$work/bin"; cp "$jianbao" "$work/bin/jianbao"; JIANBAO_FONTS=$work/nowhere JIANBAO_STYLES=$root/layouts/styles unshare -rm sh -c "mount -t tmpfs none /usr/share/fonts && mount -t tmpfs none '$build/fonts' && '$work/bin/jianbao' build '$work/report.md' --data '$work/data' -o '$work/kept.pdf'"; }
if unshare -rm true 2>/dev/null; then expect "没有字体" 3 no_fonts; says "没有字体的消息" 'FONT-01'; whole "没有字体"; else left_out FONT-01; fi
expect "没有的数据" 3 "$jianbao" build "$work/report.md" --data "$work/nothing" -o "$work/kept.pdf"; whole "没有数据"
expect "没有的版式" 3 "$jianbao" build "$work/none.md" --data "$work/data"
