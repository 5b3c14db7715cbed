# A section that begins on an odd page.
. tests/lib/shell.sh
printf -- '---\ntitle: 单页\nstyle: monthly\n---\n甲\n\n```page-break odd\n```\n\n乙\n' >"$work/odd.md"
"$jianbao" build "$work/odd.md" -o "$work/odd.pdf" 2>/dev/null
[ "$(pdfinfo "$work/odd.pdf" | sed -n 's/Pages: *//p')" = 3 ]; ok "从单页起" $?
[ -z "$(pdftotext -f 2 -l 2 "$work/odd.pdf" - | tr -d ' \n\f')" ]; ok "空白页没有页码" $?
pdftotext -f 3 -l 3 "$work/odd.pdf" - | tr -d ' \n' | grep -q '乙.*—3—'; ok "空白页后的页码" $?
