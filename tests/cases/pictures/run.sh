# Pictures in a report.
. tests/lib/shell.sh
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
cp "$work/a.ppm" "$work/图 片 (1).ppm"
printf -- '---\ntitle: 图\nstyle: report\n---\n正文。\n\n![名称有空格](图 片 (1).ppm){width=60}\n' >"$work/spaced.md"
expect "名称有空格和括号的图片" 0 "$jianbao" build "$work/spaced.md" -o "$work/spaced.pdf"
[ "$(pdfimages -list "$work/spaced.pdf" | awk 'NR == 3 { print $4 "x" $5 }')" = 40x20 ]; ok "名称有空格的图片在PDF里" $?
! pdftotext "$work/spaced.pdf" - | grep -q 'width'; ok "属性没有印出" $?
