# Every run of text of the document stands exactly once on the pages, over every layout that the tests know.
. tests/lib/shell.sh
python3 tests/cases/text-once/once.py "$jianbao" >"$work/said"
status=$?
tail -n +2 "$work/said"
read -r right _ built <"$work/said"
[ "$built" -gt 40 ]; ok "版式四十份以上" $?
[ "$right" -gt 3000 ]; ok "文字三千处以上" $?
ok "每处文字恰好一次" $status
