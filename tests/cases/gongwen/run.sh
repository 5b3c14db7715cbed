# 公文: the geometry of GB/T 9704.
. tests/lib/shell.sh
"$jianbao" build tests/cases/gongwen/layout.md --dump pages 2>/dev/null | python3 tests/cases/gongwen/official.py; ok "公文版式" $?
