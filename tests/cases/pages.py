"""Reads --dump pages on standard input: nothing may leave the sheet, and no two texts may overlap."""
import re
import sys

TEXT = re.compile(r'^text (\S+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) size ([\d.]+) “(.*)”')
PAGE = re.compile(r'^page (\d+) “.*” ([\d.]+) ([\d.]+)')
page = width = height = 0
boxes = []
faults = []


def check_page():
    boxes.sort()
    for i, (x, y, w, h, text) in enumerate(boxes):
        for x2, y2, w2, h2, other in boxes[i + 1:]:
            if x2 >= x + w - 0.6:
                break
            # Runs of one line touch; squeezed marks may share their blank halves.
            if abs(y - y2) > 0.5 and y < y2 + h2 - 1 and y2 < y + h - 1:
                faults.append('第%d页：“%s”与“%s”重叠' % (page, text, other))


for line in sys.stdin:
    found = PAGE.match(line)
    if found:
        check_page()
        boxes.clear()
        page, width, height = int(found[1]), float(found[2]), float(found[3])
        continue
    found = TEXT.match(line)
    if not found:
        continue
    x, base, w, h, size = (float(v) for v in found.groups()[1:6])
    if x < 0 or x + w > width + 0.5 or base > height or base - size < 0:
        faults.append('第%d页：“%s”出了纸边' % (page, found[7]))
    if size < 7.49:
        faults.append('第%d页：“%s”小于7.5磅' % (page, found[7]))
    boxes.append((x, base - 0.8 * size, w, 0.9 * size, found[7]))
check_page()
for fault in faults[:10]:
    print(fault)
sys.exit(bool(faults) or not page)
