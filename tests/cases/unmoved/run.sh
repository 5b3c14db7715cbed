# How the data are told changes no figure: rows in another order, files parted, amounts in another unit of the same
# dimension, an indicator and a region that nothing rests on.
. tests/lib/shell.sh
here=tests/cases/unmoved
text_of() { # data-folder: the pages, without where the data lie
    "$jianbao" build layouts/yuebao.md --data "$1" --period 2025-06 -o "$work/page.pdf" 2>/dev/null
    pdftotext -layout "$work/page.pdf" -
}
analysis_of() { "$jianbao" analyze --data "$1" --period "$2" --format csv 2>/dev/null; }

cp -R data/demo-monthly "$work/data"
for period in 2025-06 2025-02 2024-12; do analysis_of "$work/data" "$period" >"$work/$period.csv"; done
text_of "$work/data" >"$work/pages"
[ "$(grep -c . "$work/pages")" -gt 100 ]; ok "有页面" $?
for kind in rows files units strangers; do
    python3 "$here/vary.py" "$kind" data/demo-monthly "$work/$kind"
    for period in 2025-06 2025-02 2024-12; do
        analysis_of "$work/$kind" "$period" >"$work/varied.csv"
        python3 "$here/same.py" "$work/$period.csv" "$work/varied.csv"; ok "$kind，$period 的各数" $?
    done
    [ "$kind" = strangers ] && continue # the pages list every indicator of the dictionary
    text_of "$work/$kind" >"$work/varied"
    diff "$work/pages" "$work/varied" | head -10
    cmp -s "$work/pages" "$work/varied"; ok "$kind，各页的文字" $?
done
