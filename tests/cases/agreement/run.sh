# check and build agree on every layout that the tests know, and on those of the message cases: what one refuses the other
# refuses, with the same errors at the same places, and what one says of the layout the other says.
. tests/lib/shell.sh
python3 tests/cases/agreement/agreement.py "$jianbao" >"$work/said"
status=$?
tail -n +2 "$work/said"
read -r passed failed <"$work/said"
[ "$passed" -gt 80 ]; ok "版式八十份以上" $?
ok "check与build" $status
