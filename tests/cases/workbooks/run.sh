# workbooks: what offices write with a spreadsheet is read as the same figures in CSV are.
. tests/lib/shell.sh
/usr/bin/python3 tests/cases/workbooks/make.py "$work/book" || { ok "写出工作簿" 1; exit; }
analyze() { "$jianbao" analyze --data "$1" --period 2025-06 --format csv 2>/dev/null; }
analyze "$work/book" >"$work/book.csv"; analyze "$work/book-csv" >"$work/plain.csv"
[ -s "$work/book.csv" ] && cmp -s "$work/book.csv" "$work/plain.csv"; ok "与CSV的数相同" $?
printf -- '---\ntitle: 月报\n---\n\n# 指标\n\n{{ 社会消费品零售总额.累计 }}亿元，{{ 社会消费品零售总额.增减 }}。\n\n```table\nrows: [社会消费品零售总额]\ncolumns: [本期, 同比, 累计, 累计同比]\n```\n' >"$work/l.md"
# A month of a workbook beside months of CSV: the page is that of CSV alone, byte for byte (a PDF names its cells).
cp -R "$work/book-csv" "$work/mixed"; rm "$work/mixed/observations/2025-06.csv"; cp "$work/book/observations/2025-06.xlsx" "$work/mixed/observations/"
for kind in mixed book-csv; do (cd "$work/$kind" && SOURCE_DATE_EPOCH=1 "$jianbao" build ../l.md --data . --period 2025-06 -o "../$kind.svg" >/dev/null 2>&1); done
[ -s "$work/mixed.svg" ] && cmp -s "$work/mixed.svg" "$work/book-csv.svg"; ok "报告逐字节相同" $?
expect "检查" 0 "$jianbao" check --data "$work/book"
says "隐藏的行" '\[快报\]: 提示: 隐藏的1行没有读取.*BOOK-03'
says "隐藏的表" '2025-06.xlsx: 提示: 隐藏的工作表“底稿”没有读取'
says "没有表的一页" '\[说明\]: 提示: 工作表里没有表'
says "标题与单位行" '\[快报\]:1:1: 提示: 表头从第3行开始.*HEAD-08'
expect "有错的一册" 1 "$jianbao" import "$work/book-faults.xlsx" --data "$work/book"
says "日期" '\[数\]:3:1: 错误: Excel把这一格变成了日期1月6日.*CELL-03'
says "没有结果的公式" '\[数\]:4:4: 错误: “=SUM(1,2)”'
says "错误值" '\[数\]:5:4: 错误: “#REF!”'
says "文本形式的数字" '\[数\]:2:4: 提示: 以文本形式存储的数字共1格.*BOOK-04'
# import prints the long form, which is read back as the same figures, and tells the columns.
expect "读成长表" 0 "$jianbao" import "$work/book/observations/2025-06.xlsx" --data "$work/book" -o "$work/long.csv"
says "每一列" '第4列“本月｜同比(%)”：本月的同比(%)'
grep -q '^2025H1,示例市,社会消费品零售总额,亿元,累计,702.1,4.9,,,$' "$work/long.csv"; ok "长表" $?
cp -R "$work/book-csv" "$work/again"; cp "$work/long.csv" "$work/again/observations/2025-06.csv"; analyze "$work/again" >"$work/again.csv"
cmp -s "$work/again.csv" "$work/plain.csv"; ok "长表读回的数相同" $?
# Files that are not what their names say.
cp "$work/book/observations/2025-06.xlsx" "$work/a.csv"; expect "工作簿叫csv" 1 "$jianbao" import "$work/a.csv" --data "$work/book"; says "说出是什么" 'a.csv:1:1: 错误: 这不是CSV，内容是Excel工作簿.*BOOK-01'
printf '期间,指标\n' >"$work/b.xlsx"; expect "文本叫xlsx" 1 "$jianbao" import "$work/b.xlsx" --data "$work/book"; says "说出内容" '扩展名是.xlsx，内容却是文本'
printf '<html><table>' >"$work/c.xls"; expect "网页叫xls" 1 "$jianbao" import "$work/c.xls" --data "$work/book"; says "说出网页" '内容却是网页'
head -c 3000 "$work/book/observations/2025-06.xlsx" >"$work/d.xlsx"; expect "截断的" 1 "$jianbao" import "$work/d.xlsx" --data "$work/book"; says "损坏" '不完整或已损坏.*BOOK-02'
{ printf '\320\317\021\340\241\261\032\341'; head -c 600 /dev/zero; printf 'EncryptedPackage' | iconv -t UTF-16LE; } >"$work/e.xlsx"; expect "加密的" 1 "$jianbao" import "$work/e.xlsx" --data "$work/book"; says "密码" '工作簿加了密码'
