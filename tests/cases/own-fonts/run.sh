# An office's own fonts and punctuation.
. tests/lib/shell.sh
printf 'song-bold-file: %s\npunctuation: half\n' "$build/fonts/kai.otf" >"$work/own.yaml"
printf -- '---\ntitle: 标题\nstyle: own.yaml\n---\n甲，乙。\n' >"$work/own.md"
expect "自己的字体" 0 "$jianbao" build "$work/own.md" -o "$work/own.pdf"
[ "$("$jianbao" build "$work/own.md" --dump pages | sed -n 's/^text text \([0-9.]*\) [0-9.]* \([0-9.]*\) .*甲.*/\2/p')" = 36.75 ]; ok "半角标点" $?
pdffonts "$work/own.pdf" | grep -q FandolKai; ok "标题用自己的字体" $?
"$jianbao" fonts "$work/own.yaml" | grep -q '标宋.*kai.otf（样式指定）'; ok "fonts列出样式的字体" $?
echo 'song-file: no.ttf' >>"$work/own.yaml"
expect "没有字体文件" 3 "$jianbao" build "$work/own.md" -o "$work/own.pdf"
says "说出字体文件" 'no.ttf.*读不出作宋体用的字体文件'
