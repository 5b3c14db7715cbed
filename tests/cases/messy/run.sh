# Files as data staff send them: messy.py tells how a case of files/ is written.
. tests/lib/shell.sh
python3 tests/cases/messy/messy.py "$jianbao" tests/cases/messy/files; ok "混乱的CSV" $?
