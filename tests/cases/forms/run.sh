# The forms of official documents: clauses 7.2.4 to 7.3.5 with several issuers and signers, and clause 10.
. tests/lib/shell.sh
for form in joint signers xinhan mingling jiyao; do
    "$jianbao" build "tests/cases/forms/$form.md" --dump pages 2>/dev/null | python3 tests/cases/forms/forms.py $form
    ok "公文版式$form" $?
done
