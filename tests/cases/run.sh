# What a user does at the command line, and what must happen. Sourced with BUILD as $1; last line: passed failed.
build=$PWD/$1
jianbao=$build/jianbao
root=$PWD
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
passed=0
failed=0
export SOURCE_DATE_EPOCH=1750000000

ok() { # name condition-status
    if [ "$2" -eq 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "失败: $1"; fi
}

expect() { # name wanted-status command...
    local name=$1 wanted=$2
    shift 2
    "$@" >"$work/out" 2>"$work/err"
    local got=$?
    [ $got -eq "$wanted" ] || { echo "  $name: 退出状态$got，应为$wanted"; head -5 "$work/err"; }
    [ $got -eq "$wanted" ]
    ok "$name" $?
}

says() { grep -q -- "$2" "$work/err"; ok "$1" $?; }

# --- every layout on its data: builds, the same twice, sound file and pages, the words of the golden text ---
while read -r layout data period most; do
    case $layout in '#'*) continue ;; esac
    name=$layout-$data
    [ "$period" = - ] && period= || period="--period $period"
    expect "生成$name" 0 "$jianbao" build "layouts/$layout.md" --data "data/$data" $period -o "$work/$name.pdf"
    qpdf --check "$work/$name.pdf" >/dev/null 2>&1; ok "$name: qpdf" $?
    "$jianbao" build "layouts/$layout.md" --data "data/$data" $period -o "$work/again.pdf" 2>/dev/null
    cmp -s "$work/$name.pdf" "$work/again.pdf"; ok "$name: 两次生成相同" $?
    ! pdffonts "$work/$name.pdf" | awk 'NR > 2' | grep -vq ' yes yes yes '; ok "$name: 字体嵌入" $?
    "$jianbao" build "layouts/$layout.md" --data "data/$data" $period --dump pages >"$work/dump" 2>/dev/null
    python3 tests/cases/pages.py <"$work/dump"; ok "$name: 页面" $?
    python3 tests/cases/positions.py "tests/cases/layouts/$name.positions" <"$work/dump"; ok "$name: 文字的位置" $?
    "$jianbao" build "layouts/$layout.md" --data "data/$data" $period --dump document >"$work/golden" 2>/dev/null
    echo "pages $(pdfinfo "$work/$name.pdf" | sed -n 's/Pages: *//p')" >>"$work/golden"
    if [ -n "${UPDATE_GOLDEN:-}" ]; then cp "$work/golden" "tests/cases/layouts/$name.golden"; fi
    diff -u "tests/cases/layouts/$name.golden" "$work/golden" | head -20
    cmp -s "tests/cases/layouts/$name.golden" "$work/golden"; ok "$name: 文字和页数" $?
    if [ -n "$most" ]; then
        [ "$(sed -n 's/^pages //p' "$work/golden")" -le "$most" ]; ok "$name: 最多$most页" $?
    fi
    if [ "${data#demo}" != "$data" ]; then
        marked=0
        for page in $(seq "$(pdfinfo "$work/$name.pdf" | sed -n 's/Pages: *//p')"); do
            pdftotext -f "$page" -l "$page" "$work/$name.pdf" - | grep -q '示例数据' || marked=1
        done
        ok "$name: 每页有示例数据标记" $marked
        [ "$layout" = shuju-zhiliang ] || expect "$name: 前一个月" 0 "$jianbao" build "layouts/$layout.md" --data "data/$data" --period 2025-05 -o "$work/may.pdf"
        expect "$name: 一个区" 0 "$jianbao" build "layouts/$layout.md" --data "data/$data" --region 西山区 -o "$work/one.pdf"
    fi
done <tests/layouts

# --- every kind of chart, on good data and on data that are hard to draw ---
for name in tests/gallery.md:data/demo-monthly tests/gallery-work.md:data/demo-work tests/cases/hostile/图.md:tests/cases/hostile; do
    expect "图样${name%%:*}" 0 "$jianbao" build "${name%%:*}" --data "${name##*:}" -o "$work/charts.pdf"
    "$jianbao" build "${name%%:*}" --data "${name##*:}" --dump pages 2>/dev/null | python3 tests/cases/pages.py; ok "${name%%:*}: 没有重叠" $?
done
for kind in $("$jianbao" help charts | sed -n 's/^\([a-z-]*\)（.*/\1/p'); do
    grep -q "^kind: $kind$" tests/gallery.md tests/gallery-work.md; ok "图样有$kind" $?
    grep -q "^kind: $kind$" tests/cases/hostile/图.md; ok "难画的有$kind" $?
done
pdfinfo "$work/yuebao-demo-monthly.pdf" | grep -q 'Keywords:.*示例数据'; ok "关键词有示例数据" $?
pdftotext "$work/yuebao-demo-monthly.pdf" - | grep -q '续表\|表 *1'; ok "表题" $?

# --- golden text: what the document stage made of a layout ---
for layout in tests/cases/*.md; do
    name=$(basename "$layout" .md)
    "$jianbao" build "$layout" --data tests/cases/data --dump document >"$work/$name.txt" 2>"$work/err"
    if [ -n "${UPDATE_GOLDEN:-}" ]; then cp "$work/$name.txt" "tests/cases/$name.golden"; fi
    diff -u "tests/cases/$name.golden" "$work/$name.txt" | head -20
    cmp -s "tests/cases/$name.golden" "$work/$name.txt"; ok "文档$name" $?
done

# --- small drawings in the text ---
printf -- '---\ntitle: 图\nstyle: monthly\nperiod: 2025-06\n---\n甲{{ 线(固定资产投资) }}乙{{ 弹(固定资产投资) }}丙{{ 条(40, 100) }}丁。\n' >"$work/small.md"
expect "文字里的图" 0 "$jianbao" build "$work/small.md" --data data/demo-monthly -o "$work/small.pdf"
pdftotext "$work/small.pdf" - | tr -d ' \n' | grep -q '甲乙丙丁'; ok "图不占文字" $?
[ "$("$jianbao" build "$work/small.md" --data data/demo-monthly --dump pages 2>/dev/null | grep -cE '^path (bar|mark|target)')" -ge 5 ]; ok "三种图" $?
expect "条的最大" 1 "$jianbao" eval '条(40, -1)' --data data/demo-monthly

# --- a layout that includes another file: faults are told where they stand ---
mkdir -p "$work/inc/lib"
printf '{%% function 小结(名) %%}{{ 名 }}{{ 指标值(名).增减 }}{%% end %%}\n{%% function 坏() %%}{{ 没有的.数 }}{%% end %%}\n' >"$work/inc/lib/a.md"
printf -- '---\ntitle: 引入\nstyle: report\nperiod: 2025-06\n---\n{%% include "lib/a.md" %%}\n\n{%% 小结("固定资产投资") %%}。\n' >"$work/inc/good.md"
"$jianbao" build "$work/inc/good.md" --data data/demo-monthly --dump document 2>/dev/null | grep -q '“固定资产投资” “增长9.4%”'; ok "引入的句子" $?
printf -- '---\ntitle: 引入\nstyle: report\nperiod: 2025-06\n---\n{%% include "lib/a.md" %%}\n\n{%% 坏() %%}\n\n{{ 也没有.数 }}\n' >"$work/inc/bad.md"
expect "引入的文件有错" 1 "$jianbao" build "$work/inc/bad.md" --data data/demo-monthly -o "$work/inc/bad.pdf"
says "引入的文件和行" 'inc/lib/a.md:2:1: 错误: 表达式有误'
says "版式自己的行" 'inc/bad.md:10:1: 错误: 表达式有误'
printf -- '---\ntitle: 引入\nstyle: report\n---\n{%% include "没有.md" %%}\n' >"$work/inc/none.md"
expect "没有要引入的文件" 1 "$jianbao" build "$work/inc/none.md" -o "$work/inc/none.pdf"
says "说出文件" 'none.md:5:1: 错误: 没有要引入的文件“没有.md”'
printf '甲\n乙\363\260\200\200\n' >"$work/inc/private.md"
printf -- '---\ntitle: 引入\nstyle: report\n---\n{%% include "private.md" %%}\n' >"$work/inc/sign.md"
expect "引入的字符" 1 "$jianbao" build "$work/inc/sign.md" -o "$work/inc/sign.pdf"
says "引入的字符在哪里" 'inc/private.md:2:1: 错误: 字符U+F0000不能用在版式里'
printf '{%% include "circle.md" %%}\n' >"$work/inc/circle.md"
printf -- '---\ntitle: 引入\nstyle: report\n---\n{%% include "circle.md" %%}\n' >"$work/inc/round.md"
expect "互相引入" 1 "$jianbao" build "$work/inc/round.md" -o "$work/inc/round.pdf"

# --- marks of charts against the figures they print ---
python3 tests/cases/charts.py "$jianbao"; ok "图形与数相符" $?

# --- marks of text that are wrong ---
printf -- '---\ntitle: 错\nstyle: report\n---\n正文[^x]与[字]{.红}。\n\n[^y]: 甲\n[^y]: 乙\n' >"$work/marks.md"
expect "错的标记" 1 "$jianbao" build "$work/marks.md" -o "$work/marks.pdf"
says "脚注没有内容" 'marks.md:5:1: 错误: 脚注\[^x\]没有内容'
says "不认识的属性" 'marks.md:5:1: 错误: 文字没有属性“.红”'
says "脚注写了两次" 'marks.md:8:1: 错误: 脚注\[^y\]写了两次'
"$jianbao" build tests/cases/marks.md --data tests/cases/data -o "$work/marks.pdf" 2>/dev/null
pdftotext -layout "$work/marks.pdf" - | tail -n 12 | grep -q '表头的注'; ok "脚注在页末" $?

# --- an office's own fonts and punctuation ---
printf 'song-bold-file: %s\npunctuation: half\n' "$build/fonts/kai.otf" >"$work/own.yaml"
printf -- '---\ntitle: 标题\nstyle: own.yaml\n---\n甲，乙。\n' >"$work/own.md"
expect "自己的字体" 0 "$jianbao" build "$work/own.md" -o "$work/own.pdf"
[ "$("$jianbao" build "$work/own.md" --dump pages | sed -n 's/^text text \([0-9.]*\) [0-9.]* \([0-9.]*\) .*甲.*/\2/p')" = 36.75 ]; ok "半角标点" $?
pdffonts "$work/own.pdf" | grep -q FandolKai; ok "标题用自己的字体" $?
"$jianbao" fonts "$work/own.yaml" | grep -q '标宋.*kai.otf（样式指定）'; ok "fonts列出样式的字体" $?
echo 'song-file: no.ttf' >>"$work/own.yaml"
expect "没有字体文件" 3 "$jianbao" build "$work/own.md" -o "$work/own.pdf"
says "说出字体文件" 'no.ttf.*读不出作宋体用的字体文件'

# --- a table wider than the page lies on its side, all of it on the sheet ---
{
    printf -- '---\ntitle: 宽表\nstyle: monthly\n---\n正文。\n\n| 地区 |'
    for i in 1 2 3 4 5 6 7; do printf '第%d项｜本期 | 第%d项｜同比 |' $i $i; done
    printf '\n|---|'
    for i in 1 2 3 4 5 6 7; do printf -- '---:|---:|'; done
    for r in 1 2 3 4 5 6 7 8 9; do printf '\n| 县%d |' $r; for i in 1 2 3 4 5 6 7; do printf '12345.%d | -9876.54 |' $i; done; done
    printf '\n\n: 宽表[^1] {unit="亿元、%%" note="注。"}\n\n[^1]: 题注。\n'
} >"$work/wide.md"
expect "横排表" 0 "$jianbao" build "$work/wide.md" -o "$work/wide.pdf"
"$jianbao" build "$work/wide.md" --dump pages >"$work/wide.txt" 2>/dev/null
[ "$(grep -c '^turned cell' "$work/wide.txt")" -ge 150 ]; ok "横排的单元格" $?
! awk '/^turned/ && ($3 < 70 || $3 + $5 > 525 || $4 < 70 || $4 + $6 > 772)' "$work/wide.txt" | grep -q .; ok "横排表在版心里" $?
grep -q '^turned footnote' "$work/wide.txt"; ok "横排表的脚注" $?

# --- columns: balanced, level, one after another ---
{
    printf -- '---\ntitle: 分栏\nstyle: monthly\n---\n::: {.分栏 n=3}\n\n## 小标题\n\n'
    for i in 1 2 3 4 5; do printf '第%d段今年以来面对复杂严峻外部环境全市经济顶住压力稳步前行生产需求继续恢复就业物价总体稳定发展质量稳步提升。\n\n' $i; done
    printf ':::\n\n::: {.row}\n\n::: {.cell span=2}\n\n左边的格。\n\n:::\n\n::: {.cell}\n\n::: {.box}\n\n框里的字。\n\n:::\n\n:::\n\n:::\n\n通栏的字。\n'
} >"$work/columns.md"
expect "分栏" 0 "$jianbao" build "$work/columns.md" -o "$work/columns.pdf"
"$jianbao" build "$work/columns.md" --dump pages >"$work/columns.txt" 2>/dev/null
awk '$1 == "text" && ($2 == "text" || $2 == "heading") && $4 < 330 { k = int($3 / 150); if ($4 > foot[k]) foot[k] = $4 }
    END { c = 0; for (k in foot) { c++; if (foot[k] > most) most = foot[k]; if (!least || foot[k] < least) least = foot[k] }
          exit !(c == 3 && most - least <= 3 * 18 + 1) }' "$work/columns.txt"; ok "三栏平衡" $?
[ "$(pdftotext -raw "$work/columns.pdf" - | tr -d '\n ' | grep -o '第[1-5]段' | tr -d '\n')" = 第1段第2段第3段第4段第5段 ]; ok "栏的次序" $?
grep -q '^text text 3[89][0-9]' "$work/columns.txt"; ok "右边的格" $?
printf -- '---\ntitle: 错\nstyle: monthly\n---\n::: {.columns n=9}\n\n文\n\n:::\n\n:::\n\n::: {.cell}\n\n文\n\n:::\n\n::: {.row}\n\n文\n' >"$work/divisions.md"
expect "错的分区" 1 "$jianbao" build "$work/divisions.md" -o "$work/divisions.pdf"
says "栏数" 'divisions.md:5:1: 错误: “n=9”不对'
says "多了结束" 'divisions.md:11:1: 错误: 多了一个'
says "格不在行里" 'divisions.md:13:1: 错误: 格（.cell）要放在一行'
says "没有结束" 'divisions.md:19:1: 错误: 这个分区没有用'

# --- a section that begins on an odd page ---
printf -- '---\ntitle: 单页\nstyle: monthly\n---\n甲\n\n```page-break odd\n```\n\n乙\n' >"$work/odd.md"
"$jianbao" build "$work/odd.md" -o "$work/odd.pdf" 2>/dev/null
[ "$(pdfinfo "$work/odd.pdf" | sed -n 's/Pages: *//p')" = 3 ]; ok "从单页起" $?
[ -z "$(pdftotext -f 2 -l 2 "$work/odd.pdf" - | tr -d ' \n\f')" ]; ok "空白页没有页码" $?
pdftotext -f 3 -l 3 "$work/odd.pdf" - | tr -d ' \n' | grep -q '乙.*—3—'; ok "空白页后的页码" $?

# --- bars and lines in the cells of a table ---
printf -- '---\ntitle: 图格\nstyle: monthly\nperiod: 2025-06\n---\n```table\nregions: 各区县\nindicator: 固定资产投资\ncolumns: [累计同比, 条(累计同比), 线(同比)]\nheaders: [同比, 条, 线]\nsort: 同比\n```\n' >"$work/drawn.md"
"$jianbao" build "$work/drawn.md" --data data/demo-monthly --dump pages >"$work/drawn.txt" 2>/dev/null
awk '$2 == "bar" { bar[++n] = $5 } $2 == "cell" && $3 < 300 && match($0, /“[0-9.-]+”/) { v[++m] = substr($0, RSTART + 3, RLENGTH - 6) }
    END { for (i = 1; i <= n; i++) if (bar[i] / v[i] < bar[1] / v[1] - 0.01 || bar[i] / v[i] > bar[1] / v[1] + 0.01) bad = 1
          exit !(n == 10 && m == 10 && !bad && bar[1] >= bar[10]) }' "$work/drawn.txt"; ok "条形与数成比例" $?
[ "$(grep -c '^path mark.*stroke' "$work/drawn.txt")" -eq 10 ]; ok "每行一条线" $?
sed -i 's/sort: 同比/sort: 没有/' "$work/drawn.md"
expect "排序的列不存在" 1 "$jianbao" build "$work/drawn.md" --data data/demo-monthly -o "$work/drawn.pdf"
says "说出排序的列" 'drawn.md:11:[0-9]*: 错误: 表格块没有“没有”这一列'

# --- charts: bars that add up, shades by rank, the fan's figures ---
printf -- '---\ntitle: 图\nstyle: monthly\nperiod: 2025-06\n---\n```chart\nkind: waterfall\nindicator: 固定资产投资\n```\n' >"$work/waterfall.md"
"$jianbao" build "$work/waterfall.md" --data data/demo-monthly --dump pages 2>/dev/null >"$work/waterfall.txt"
awk '$2 == "mark" { h[++n] = $6; f[n] = $4 + $6 } $2 == "label" && match($0, /“-?[0-9.]+[.][0-9]”/) { v[++m] = substr($0, RSTART + 3, RLENGTH - 6) }
    END { one = h[n] / v[n]; for (i = 1; i < n; i++) { sum += v[i]; a = v[i] < 0 ? -v[i] : v[i]; if (h[i] / one - a > 0.02 || a - h[i] / one > 0.02) bad = 1 }
          exit !(n == 5 && m == 5 && !bad && sum - v[n] < 0.001 && v[n] - sum < 0.001) }' "$work/waterfall.txt"; ok "瀑布图加起来等于总体" $?
printf -- '---\ntitle: 图\nstyle: monthly\nperiod: 2025-06\n---\n```chart\nkind: fan\nindicator: 社会消费品零售总额\n```\n' >"$work/fan.md"
"$jianbao" build "$work/fan.md" --data data/demo-monthly --dump pages 2>/dev/null >"$work/fan.txt"
growth=$("$jianbao" eval '社会消费品零售总额.预测增速' --data data/demo-monthly --period 2025-06 2>/dev/null)
tr -d '\n' <"$work/fan.txt" | grep -q "预测”[^“]*“$growth”"; ok "扇形图的预测与表中相同" $?
[ "$(grep -c '^path band' "$work/fan.txt")" -eq 2 ]; ok "扇形图有两个区间" $?
printf -- '---\ntitle: 图\nstyle: monthly\nperiod: 2025-06\n---\n```chart\nkind: heat\nindicators: [固定资产投资, 没有的]\n```\n' >"$work/heat.md"
expect "热力表的指标不认识" 1 "$jianbao" build "$work/heat.md" --data data/demo-monthly -o "$work/heat.pdf"
sed -i 's/, 没有的//' "$work/heat.md"
"$jianbao" build "$work/heat.md" --data data/demo-monthly --dump pages 2>/dev/null >"$work/heat.txt"
[ "$(grep -c '^path mark.*fill' "$work/heat.txt")" -eq 10 ]; ok "热力表十格" $?
printf -- '---\ntitle: 图\nstyle: monthly\nperiod: 2025-06\n---\n```chart\nkind: bullet\n```\n' >"$work/bullet.md"
"$jianbao" build "$work/bullet.md" --data data/demo-monthly --dump pages 2>/dev/null >"$work/bullet.txt"
[ "$(grep -c '^path track' "$work/bullet.txt")" -eq 9 ] && [ "$(grep -c '^path target' "$work/bullet.txt")" -eq 9 ]; ok "子弹图九行" $?
printf -- '---\ntitle: 图\nstyle: monthly\nperiod: 2025-06\n---\n```chart\nkind: share\nindicator: 固定资产投资\n```\n' >"$work/share.md"
"$jianbao" build "$work/share.md" --data data/demo-monthly --dump pages 2>/dev/null >"$work/share.txt"
awk '$2 == "mark" { w[$4] += $5 } END { n = 0; for (y in w) { n++; if (!one) one = w[y]; if (w[y] - one > 0.6 || one - w[y] > 0.6) bad = 1 } exit !(n == 3 && !bad) }' "$work/share.txt"; ok "构成图各条等长" $?
printf -- '---\ntitle: 图\nstyle: monthly\nperiod: 2025-06\n---\n```chart\nkind: scatter\nindicator: 固定资产投资\n```\n' >"$work/scatter.md"
"$jianbao" build "$work/scatter.md" --data data/demo-monthly --dump pages 2>/dev/null >"$work/scatter.txt"
[ "$(grep -c '^path mark.*fill' "$work/scatter.txt")" -eq 10 ]; ok "散点图十点" $?
printf -- '---\ntitle: 图\nstyle: monthly\nperiod: 2025-06\n---\n```chart\nkind: slope\nindicator: 固定资产投资\nfrom: 2025-05\n```\n' >"$work/slope.md"
"$jianbao" build "$work/slope.md" --data data/demo-monthly --dump pages 2>/dev/null >"$work/slope.txt"
[ "$(grep -c '^path mark.*stroke' "$work/slope.txt")" -eq 10 ]; ok "斜线图十条" $?
printf -- '---\ntitle: 图\nstyle: monthly\nperiod: 2025-06\n---\n```chart\nkind: progress\n```\n' >"$work/progress.md"
"$jianbao" build "$work/progress.md" --data data/demo-monthly --dump pages 2>/dev/null >"$work/progress.txt"
awk '$2 == "track" { all = $5 } $2 == "mark" { bar[++n] = $5 / all * 100 } match($0, /“[0-9.]+%”/) { v[++m] = substr($0, RSTART + 3, RLENGTH - 7) }
    END { for (i = 1; i <= n; i++) if (bar[i] - v[i] > 0.1 || v[i] - bar[i] > 0.1 || (i > 1 && v[i] < v[i - 1])) bad = 1; exit !(n == 6 && m == 7 && !bad) }' "$work/progress.txt"; ok "进度图的长短" $?
for kind in waterfall fan heat bullet share scatter slope progress; do python3 tests/cases/pages.py <"$work/$kind.txt"; ok "$kind不重叠" $?; done

# --- batch: one report for each region, period or row ---
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
for i in 1 2 3; do "$jianbao" batch tests/cases/marks.md --data tests/cases/data --for-each region --shard $i/3 -o "$work/shard/{region}.pdf" 2>&1 | sed -n 's/^共\([0-9]*\)份.*/\1/p'; done | paste -sd+ | grep -q "^[0-9+]*$"; ok "分片" $?
[ "$(find "$work/shard" -name '*.pdf' | wc -l)" = "$(($(wc -l <tests/cases/data/regions.csv) - 1))" ]; ok "各片合起来是全部" $?
expect "分片写错" 2 "$jianbao" batch layouts/yuebao.md --data data/demo-monthly --for-each region --shard 3/2 -o "$work/{region}.pdf"

# --- new, and watch on what it made ---
expect "new" 0 "$jianbao" new "$work/fresh"
expect "new不覆盖" 1 "$jianbao" new "$work/fresh"
expect "样例检查" 0 "$jianbao" check --data "$work/fresh/data" "$work/fresh/月报.md"
! grep -q '警告: \|错误: ' "$work/err"; ok "样例没有问题" $?
expect "样例生成" 0 "$jianbao" build "$work/fresh/月报.md" --data "$work/fresh/data" -o "$work/fresh.pdf"
pdftotext "$work/fresh.pdf" - | grep -q '示例数据'; ok "样例标明示例" $?
"$jianbao" watch "$work/fresh/月报.md" --data "$work/fresh/data" -o "$work/watched.pdf" 2>"$work/watch.err" &
watcher=$!
waited() { # 10 s at most for the n-th build
    for _ in $(seq 100); do [ "$(grep -c 'watched.pdf 已生成' "$work/watch.err")" -ge "$1" ] && return 0; sleep 0.1; done
    return 1
}
waited 1; ok "watch先生成一次" $?
sed -i '2s/6%/7%/' "$work/fresh/data/targets.csv"
waited 2; ok "数据改动后重新生成" $?
sed -i 's/某市经济/本市经济/' "$work/fresh/月报.md"
waited 3; ok "版式改动后重新生成" $?
kill "$watcher" && wait "$watcher"; ok "watch正常结束" $?
pdftotext "$work/watched.pdf" - | grep -q '本市经济'; ok "生成的是新的" $?

# --- pictures ---
printf 'P6 40 20 255\n' >"$work/a.ppm"; head -c 2400 /dev/zero | tr '\0' '\200' >>"$work/a.ppm"
printf -- '---\ntitle: 图\nstyle: report\n---\n正文。\n\n![灰色的图](a.ppm){credit="张三" width=60}\n' >"$work/picture.md"
expect "图片" 0 "$jianbao" build "$work/picture.md" -o "$work/picture.pdf"
[ "$(pdfimages -list "$work/picture.pdf" | awk 'NR == 3 { print $4 "x" $5, $10 }')" = "40x20 no" ]; ok "图片在PDF里" $?
"$jianbao" build "$work/picture.md" --dump pages 2>/dev/null | grep -q '^image picture 212.6[0-9]* .* 170.08 85.04 '; ok "图片宽60毫米" $?
pdftotext "$work/picture.pdf" - | grep -q '灰色的图'; ok "图片的说明" $?
printf -- '---\ntitle: 图\nstyle: report\n---\n![x](no.png)\n\n![y](a.ppm){颜色=红}\n\n![z](picture.md)\n' >"$work/wrong.md"
expect "错的图片" 1 "$jianbao" build "$work/wrong.md" -o "$work/wrong.pdf"
says "没有图片" 'wrong.md:5:1: 错误: 没有图片文件“no.png”'
says "图片的属性" 'wrong.md:7:1: 错误: 图片没有属性“颜色”'

# --- 公文: geometry of GB/T 9704 ---
"$jianbao" build tests/cases/gongwen.md --dump pages 2>/dev/null | python3 tests/cases/official.py; ok "公文版式" $?

# --- trust: the old output stays when anything fails ---
cp -R data/demo-monthly "$work/data"
cp layouts/yuebao.md "$work/report.md"
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
cp layouts/yuebao.md "$work/report.md"; sed -i 's/{{ 工业投资.增减 }}/{{ 工业投资.增 }}/' "$work/report.md"
expect "表达式有误" 1 build_report; says "表达式的行号" "report.md:$(grep -n '工业投资.增 }}' "$work/report.md" | cut -d: -f1):"; whole "表达式"
cp layouts/yuebao.md "$work/report.md"
limited() { (ulimit -f 20; build_report); }
expect "磁盘写满" 3 limited; says "写满的消息" 'IO-02'; whole "磁盘写满"
expect "没有的文件夹" 3 "$jianbao" build "$work/report.md" --data "$work/data" -o "$work/none/x.pdf"
mkdir "$work/folder.pdf"
expect "不能写的地方" 3 "$jianbao" build "$work/report.md" --data "$work/data" -o "$work/folder.pdf"
no_fonts() { mkdir -p "$work/bin"; cp "$jianbao" "$work/bin/jianbao"; JIANBAO_FONTS=$work/nowhere JIANBAO_STYLES=$root/layouts/styles unshare -rm sh -c "mount -t tmpfs none /usr/share/fonts && mount -t tmpfs none '$build/fonts' && '$work/bin/jianbao' build '$work/report.md' --data '$work/data' -o '$work/kept.pdf'"; }
if unshare -rm true 2>/dev/null; then expect "没有字体" 3 no_fonts; says "没有字体的消息" 'FONT-01'; whole "没有字体"; fi
expect "没有的数据" 3 "$jianbao" build "$work/report.md" --data "$work/nothing" -o "$work/kept.pdf"; whole "没有数据"
expect "没有的版式" 3 "$jianbao" build "$work/none.md" --data "$work/data"

# --- commands ---
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
expect "分析" 0 "$jianbao" analyze --data "$work/data" --period 2025-06 --format csv
python3 tests/cases/analyze.py "$work/data" "$work/out"; ok "分析的数与另算的相同" $?
expect "季调诊断" 0 "$jianbao" eval '地区生产总值.季调诊断' --data data/demo-monthly
grep -q '^F=[0-9.]*（p<0.0001），M7=0\.[0-9]*，残留自相关.*，平均修订0\.[0-9]*个百分点' "$work/out"; ok "季调诊断的文字" $?
expect "季报指标的月份" 0 "$jianbao" analyze --data data/demo-monthly --period 2025-06 --indicator 地区生产总值 --format csv
grep -q '^2025-06,示例市,地区生产总值,当期,sa,,' "$work/out"; ok "没有报送的月份不给季调值" $?
expect "输出到标准输出" 0 "$jianbao" build "$work/report.md" --data "$work/data" -o -
head -c 5 "$work/out" | grep -q '%PDF-'; ok "标准输出是PDF" $?
expect "图片输出" 0 "$jianbao" build "$work/report.md" --data "$work/data" -o "$work/page.png"
[ -s "$work/page-1.png" ]; ok "每页一个图片" $?
iconv -f UTF-8 -t GB18030 "$work/report.md" | sed 's/$/\r/' >"$work/gbk.md"
expect "GBK版式" 0 "$jianbao" build "$work/gbk.md" --data "$work/data" -o "$work/gbk.pdf"
python3 tests/cases/messy.py "$jianbao" tests/cases/messy; ok "混乱的CSV" $?
echo "$passed $failed"
