# A printed figure leads to its cells, out of the PDF alone; every figure of a report can be computed again.
. tests/lib/shell.sh
export SOURCE_DATE_EPOCH=1750000000
cp -R data/demo-monthly "$work/data"
pdf=$work/report.pdf
expect "生成" 0 "$jianbao" build layouts/yuebao.md --data "$work/data" --period 2025-06 -o "$pdf"
expect "按文字查" 0 "$jianbao" trace "$pdf" "增长4.2%"
grep -q '快报.csv:8:7  原文“4.2”' "$work/out"; ok "查到单元格和原文" $?
expect "全部，JSON" 0 "$jianbao" trace "$pdf" --all --json
[ "$(grep -c . "$work/out")" -gt 300 ]; ok "三百个数以上" $?
python3 "$lib/trace_cells.py" <"$work/out"; ok "每个数都有来源，原文与文件相同" $?
box=$(python3 -c "
import json, sys
figures = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8')]
said = next(f for f in figures if f['alternative'])
left, top, width, height = said['box']
f = next(f for f in figures if not f['alternative'] and f['page'] == said['page'] and left < f['box'][0] < left + width
         and top < f['box'][1] < top + height)
print('%d:%g,%g' % (f['page'], f['box'][0] + f['box'][2] / 2, f['box'][1] + f['box'][3] / 2))" "$work/out")
expect "按位置查" 0 "$jianbao" trace "$pdf" "$box"
! grep -q '图的替代文字' "$work/out"; ok "有印出的数的位置，不列图的替代文字" $?
expect "图的替代文字" 0 "$jianbao" trace "$pdf" "比2025年1—5月加快0.4个百分点"
grep -q '^第[0-9]*页 图的替代文字（[0-9]*，[0-9]*） “比2025年1—5月加快0.4个百分点”' "$work/out"; ok "说在图的替代文字里" $?
expect "图的位置" 0 "$jianbao" trace "$pdf" --all --json
cp "$work/out" "$work/all"
expect "页面" 0 "$jianbao" build layouts/yuebao.md --data "$work/data" --period 2025-06 --dump=pages
python3 tests/cases/trace/alternatives.py "$work/all" <"$work/out" >"$work/said"; ok "替代文字里的数都有来源和框：$(cat "$work/said")" $?
cp -R "$work/data" "$work/range"
sed -i 's/,固定资产投资,增长6%以上,/,固定资产投资,增长6%—7%,/' "$work/range/targets.csv"
printf -- '---\ntitle: 区间\nstyle: report\ntoc: false\n---\n\n```chart\nkind: line\nindicator: 固定资产投资\nmeasure: total_growth\ntarget: true\n```\n' >"$work/range.md"
expect "区间目标的图" 0 "$jianbao" build "$work/range.md" --data "$work/range" --period 2025-06 -o "$work/range.pdf"
expect "区间目标的上端" 0 "$jianbao" trace "$work/range.pdf" 7.0
grep -q '原文“增长6%—7%”' "$work/out"; ok "上端也查到目标的原文" $?
expect "没有的数" 1 "$jianbao" trace "$pdf" "987654.3%"; says "没有的数的消息" TRACE-03
expect "重算全部" 0 "$jianbao" verify "$pdf"
grep -q '只核对输入0个，重算不同0个，依据变了0个，依据没有了0个' "$work/out"; ok "重算都相同" $?
# A record that was meddled with: one cell says another number than the figure that is printed from it; no record at all.
carry() { # json pdf: the report with another record
    qpdf "$pdf" --remove-attachment=jianbao-trace.json "$work/without.pdf"
    qpdf "$work/without.pdf" --add-attachment "$1" --filename=jianbao-trace.json --key=jianbao-trace.json -- "$2"
}
qpdf --show-attachment=jianbao-trace.json "$pdf" >"$work/record.json"
sed 's/,4[.]2[0-9]*,"4.2"\]/,4.4,"4.2"]/' "$work/record.json" >"$work/meddled.json"
carry "$work/meddled.json" "$work/meddled.pdf"
expect "来源与印出的数不符" 1 "$jianbao" verify "$work/meddled.pdf"
says "说是哪个数、哪一步" 'meddled.pdf:[0-9]*:1: 错误: “4.2”.*按所带的来源重算不是这个数.*VERIFY-01'
head -c 3000 "$work/record.json" >"$work/cut.json"
carry "$work/cut.json" "$work/cut.pdf"
expect "来源读不懂" 1 "$jianbao" trace "$work/cut.pdf" --all; says "来源读不懂的消息" 'TRACE-02'
expect "来源读不懂的不能重算" 1 "$jianbao" verify "$work/cut.pdf"; says "读不懂" 'TRACE-02'
sed -i '8s/,4.2,/,4.3,/' "$work/data/observations/2025年06月快报.csv"
expect "数据变了" 1 "$jianbao" verify "$pdf"; says "变了的单元格" '快报.csv:8:7 由“4.2”改为“4.3”.*VERIFY-02'
rm "$work/data/observations/2025年06月快报.csv"
expect "数据没有了" 1 "$jianbao" verify "$pdf"; says "没有了的消息" VERIFY-03
expect "不带来源" 0 "$jianbao" build layouts/yiyetong.md --data data/demo-monthly --period 2025-06 --no-trace -o "$work/bare.pdf"
expect "不带来源的查不到" 1 "$jianbao" trace "$work/bare.pdf" --all; says "不带来源的消息" TRACE-01
expect "不是PDF" 3 "$jianbao" trace layouts/yuebao.md --all
expect "漏写" 2 "$jianbao" trace "$pdf"
