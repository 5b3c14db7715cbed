# Every kind of chart, on good data and on data that are hard to draw.
. tests/lib/shell.sh
hostile=tests/cases/hostile
for name in tests/gallery.md:data/demo-monthly tests/gallery-work.md:data/demo-work $hostile/图.md:$hostile; do
    expect "图样${name%%:*}" 0 "$jianbao" build "${name%%:*}" --data "${name##*:}" -o "$work/charts.pdf"
    "$jianbao" build "${name%%:*}" --data "${name##*:}" --dump pages 2>/dev/null | python3 "$lib/pages.py"; ok "${name%%:*}: 没有重叠" $?
done
for kind in $("$jianbao" help charts | sed -n 's/^\([a-z-]*\)（.*/\1/p'); do
    grep -q "^kind: $kind$" tests/gallery.md tests/gallery-work.md; ok "图样有$kind" $?
    grep -q "^kind: $kind$" $hostile/图.md; ok "难画的有$kind" $?
done
