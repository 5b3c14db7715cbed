"""forms.py FORM: reads --dump pages of tests/cases/forms/FORM.md on standard input and measures what clauses 7 and 10
of GB/T 9704—2012 say of it, to half a millimetre."""
import re
import sys

MM = 72 / 25.4
EM = 15.75
LEFT, TOP, WIDTH = 28 * MM, 37 * MM, 156 * MM
TEXT = re.compile(r'^text (\S+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) size ([\d.]+) “(.*)”')
PATH = re.compile(r'^path rule (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (\S+)')
pages, faults = [], []
for line in sys.stdin:
    if line.startswith('page '):
        pages.append(([], []))
        continue
    text, path = TEXT.match(line), PATH.match(line)
    if text:
        pages[-1][0].append((text[7], float(text[2]), float(text[3]), float(text[4]), float(text[6])))
    if path:
        pages[-1][1].append(tuple(float(v) for v in path.groups()[:4]))


def check(name, condition):
    if not condition:
        faults.append(name)


def near(name, got, wanted):
    check('%s：%.2f毫米，应为%.2f毫米' % (name, got / MM, wanted / MM), abs(got - wanted) < 0.5 * MM)


def row(word, page=0):
    """(left, baseline, right, size) of the line that holds the word."""
    runs = pages[page][0]
    lines = {}
    for text, x, y, w, size in runs:
        lines.setdefault(round(y, 1), []).append((x, text, w, size))
    for y, parts in sorted(lines.items()):
        parts.sort()
        if word in ''.join(p[1] for p in parts).replace(' ', ''):
            return parts[0][0], y, max(p[0] + p[2] for p in parts), parts[0][3]
    faults.append('没有“%s”' % word)
    return 0, 0, 0, 1


def run(word, page=0):
    for text, x, y, w, size in pages[page][0]:
        if word in text:
            return x, y, x + w, size
    faults.append('没有“%s”' % word)
    return 0, 0, 0, 1


def joint():
    first = [t for t in pages[0][0] if t[4] > 20 and t[0] != '文件' and t[2] < 400]
    near('首个机关名称上沿至版心上沿', min(y - 0.86 * size - TOP for _, _, y, _, size in first), 35 * MM)
    mark = run('文件')
    ys = sorted({round(t[2], 1) for t in first})
    check('四个发文机关', len(ys) == 4)
    near('“文件”上下居中', mark[1], (ys[0] + ys[-1]) / 2)
    names = [run(n, 1) for n in ('国家统计局示例调查队', '示例市财政局')]
    date = row('2025年7月8日', 1)
    near('成文日期右空四字', LEFT - 2 * MM + WIDTH + 2 * MM - date[2], 4 * EM)
    near('末个机关以日期居中', (names[1][0] + names[1][2]) / 2, (date[0] + date[2]) / 2)
    check('署名在日期之上一行', abs(date[1] - names[1][1] - 29.62) < 1)
    check('印章互不相交', (names[1][0] + names[1][2]) / 2 - (names[0][0] + names[0][2]) / 2 > 45 * MM)


def xinhan():
    mark = [t for t in pages[0][0] if t[4] > 30][0]
    near('标志上沿至纸边', mark[2] - 0.86 * mark[4], 30 * MM)
    rules = sorted(pages[0][1], key=lambda r: r[1])
    check('两条双线', len(rules) == 4)
    for r in rules:
        near('双线长', r[2] - r[3], 170 * MM)  # the box holds half the thickness all around
        near('双线居中', r[0] + r[2] / 2, 105 * MM)
    near('首条双线在标志之下', rules[0][1] - mark[2] - 0.1 * mark[4], 4 * MM)
    near('末条双线至纸边', 297 * MM - rules[2][1], 20 * MM)
    number = row('〔2025〕12号')
    near('发文字号顶格居右', number[2], LEFT + WIDTH)
    near('发文字号至双线', number[1] - 0.88 * EM - rules[0][1], EM * 7 / 8)
    check('首页没有页码', not any('— 1' in t[0] or t[0] == '—' for t in pages[0][0]))


def mingling():
    mark = [t for t in pages[0][0] if t[4] > 30][0]
    near('标志上沿至版心上沿', mark[2] - 0.86 * mark[4] - TOP, 20 * MM)
    near('令号在标志之下二行', row('第12号')[1] - 0.88 * EM - mark[2] - 0.1 * mark[4], 2 * 29.62)
    name, date = run('张某某'), row('2025年7月8日')
    near('签名右空四字', LEFT + WIDTH - name[2], 4 * EM)
    near('职务与签名相距二字', name[0] - run('市长')[2], 2 * EM)
    near('日期右空四字', LEFT + WIDTH - date[2], 4 * EM)
    near('日期在签名之下空一行', date[1] - name[1], 2 * 29.62)


def jiyao():
    mark = [t for t in pages[0][0] if t[4] > 30][0]
    near('标志上沿至版心上沿', mark[2] - 0.86 * mark[4] - TOP, 35 * MM)
    near('“出席”左空二字', run('出席')[0] - LEFT, 2 * EM)
    near('回行与首字对齐', row('周某某')[0] - LEFT, 5 * EM)


def signers():
    names = [run(n) for n in ('孙某某', '周某', '吴某某', '郑某某', '冯某某')]
    check('一行两个', names[0][1] == names[1][1] and names[2][1] == names[3][1] and names[4][1] > names[2][1])
    near('回行对齐', names[2][0], names[0][0])
    near('右空一字', LEFT + WIDTH - names[3][2], EM)
    number = row('〔2025〕12号')
    near('字号与末个签发人同行', number[1], names[4][1])
    near('字号左空一字', number[0] - LEFT, EM)


globals()[sys.argv[1]]()
for page, (texts, _) in enumerate(pages, 1):
    for text, x, y, w, size in texts:
        check('第%d页“%s”出了版心' % (page, text), x > LEFT - 1 and x + w < LEFT + WIDTH + (size * 0.6 + 1 if text[-1] in '，。）' else 1))
print('\n'.join(faults[:10]))
sys.exit(bool(faults))
