"""expect.py: a case that is told in lines. A folder tests/cases/NAME has a file `expect`:

    # remark
    run: ARGS              a step: the program with ARGS. @/x is x in the case's folder, @out.pdf a file in a folder
                           of its own that is thrown away; layouts/…, data/… are the repository's
    exit: N                the exit status
    says: REGEX            is in what the step printed, line by line; silent: REGEX is not
    prints: TEXT           standard output is TEXT
    golden: FILE           standard output is FILE of the case's folder (UPDATE_GOLDEN=1 writes it anew)
    page: REGEX            is in the text of the PDF, all white space removed; nopage: REGEX is not
    pages: N               the PDF has N pages
    value: PERIOD|REGION|INDICATOR|SCOPE|MEASURE = NUMBER [± TOLERANCE]    a row of `analyze --format csv`;
                           an empty REGION or SCOPE matches any; = none: there is no such number
    inside: N              every word of the PDF lies on the paper, N mm from its left and right edges
    apart:                 no two words of the PDF lie on each other
    seconds: N             at most N seconds of processor time (not asked of a sanitized build)
    memory: N MiB          at most N MiB resident (likewise)
    either: / or: / end:   blocks of the lines above, of which one must hold

The message codes that steps print are added to the file $CODES, by which tests/run knows which messages are tested.
"""
import csv
import difflib
import io
import os
import re
import resource
import shlex
import shutil
import signal
import subprocess
import tempfile

CODE = re.compile(r'\b[A-Z]{2,8}-\d\d\b')
SECONDS = 120


class Wrong(Exception):
    """What does not hold, in words."""


class Step:
    """One run of the program and what came of it."""

    def __init__(self, case, words, env):
        self.folder = tempfile.mkdtemp(dir=case.temp)
        words = [self.place(case, w) for w in shlex.split(words)]
        paths = [os.path.join(self.folder, n) for n in ('stdout', 'stderr')]
        with open(paths[0], 'wb') as out, open(paths[1], 'wb') as err:
            child = subprocess.Popen([env['JIANBAO']] + words, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=env,
                                     preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS)))
            _, status, usage = os.wait4(child.pid, 0)
        child.returncode = self.status = os.waitstatus_to_exitcode(status)
        self.seconds, self.megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
        self.out, self.err = (open(p, encoding='utf-8', errors='replace').read() for p in paths)
        self.pdf = os.path.join(self.folder, 'out.pdf')
        note_codes(self.err + self.out, env)
        if self.status < 0:
            raise Wrong('程序因信号%s中止' % signal.Signals(-self.status).name)

    def place(self, case, word):
        if word.startswith('@/'):
            return os.path.join(case.folder, word[2:])
        return os.path.join(self.folder, word[1:]) if word.startswith('@out') else word

    def tool(self, *words):
        if not os.path.exists(self.pdf):
            raise Wrong('没有生成PDF%s' % self.said())
        return subprocess.run(words, capture_output=True, check=True).stdout.decode('utf-8', 'replace')

    def page_text(self):
        return re.sub(r'\s+', '', self.tool('pdftotext', '-layout', self.pdf, '-'))

    def words(self):
        """(page, paper width, left, top, right, bottom, text) of every word."""
        page = width = 0
        for line in self.tool('pdftotext', '-bbox', self.pdf, '-').splitlines():
            paper = re.search(r'<page width="([\d.]+)"', line)
            word = re.search(r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*)</word>', line)
            if paper:
                page, width = page + 1, float(paper[1])
            if word:
                yield (page, width) + tuple(float(word[i]) for i in range(1, 5)) + (word[5],)

    def said(self):
        lines = (self.err + self.out).strip().splitlines()
        return '；程序说：' + lines[0][:160] if lines else ''


class Case:
    def __init__(self, folder, temp, env):
        self.folder, self.temp, self.env = folder, temp, env
        with open(env['JIANBAO'], 'rb') as program:
            self.sanitized = b'__asan_init' in program.read()


def note_codes(text, env):
    if env.get('CODES'):
        with open(env['CODES'], 'a', encoding='utf-8') as codes:
            codes.write(''.join(c + '\n' for c in set(CODE.findall(text))))


def check_exit(case, step, text):
    if step.status != int(text) and not (text == 'not 0' and step.status):
        raise Wrong('退出状态%d，应为%s%s' % (step.status, text, step.said()))


def check_says(case, step, text):
    if not re.search(text, step.out + '\n' + step.err, re.M):
        raise Wrong('没有说“%s”%s' % (text, step.said()))


def check_silent(case, step, text):
    found = re.search(text, step.out + '\n' + step.err, re.M)
    if found:
        raise Wrong('不应说“%s”' % found[0][:100])


def check_prints(case, step, text):
    if step.out.strip() != text:
        raise Wrong('印出“%s”，应为“%s”%s' % (step.out.strip()[:160], text, step.said()))


def check_golden(case, step, text):
    path = os.path.join(case.folder, text)
    if os.environ.get('UPDATE_GOLDEN'):
        with open(path, 'w', encoding='utf-8') as out:
            out.write(step.out)
    wanted = open(path, encoding='utf-8').read() if os.path.exists(path) else ''
    if wanted != step.out:
        lines = difflib.unified_diff(wanted.splitlines(), step.out.splitlines(), path, '现在', lineterm='', n=1)
        raise Wrong('与%s不同\n%s' % (text, '\n'.join(list(lines)[:20])))


def check_page(case, step, text):
    if not re.search(text, step.page_text()):
        raise Wrong('页面上没有“%s”' % text)


def check_nopage(case, step, text):
    found = re.search(text, step.page_text())
    if found:
        raise Wrong('页面上不应有“%s”' % found[0][:100])


def check_pages(case, step, text):
    found = re.search(r'^Pages:\s+(\d+)', step.tool('pdfinfo', step.pdf), re.M)
    if not found or found[1] != text:
        raise Wrong('%s页，应为%s页' % (found and found[1], text))


def check_value(case, step, text):
    asked = re.match(r'(.*?)\s*=\s*(\S+)\s*(?:(?:\+-|±)\s*(\S+))?$', text)
    want = dict(zip(('period', 'region', 'indicator', 'scope', 'measure'), (w.strip() for w in asked[1].split('|'))))
    rows = list(csv.DictReader(io.StringIO(step.out)))
    got = [r['value'] for r in rows if r.get('value') and
           all(r[k] == w or not w and k in ('region', 'scope') for k, w in want.items())]
    if asked[2] == 'none':
        if got:
            raise Wrong('%s：得%s' % (text, got[0]))
        return
    room = float(asked[3]) if asked[3] else 1e-6 * max(1, abs(float(asked[2])))
    if not any(abs(float(g) - float(asked[2])) <= room * (1 + 1e-9) for g in got):
        raise Wrong('%s：得%s%s' % (text, got[0] if got else '无', '' if rows else step.said()))


def check_inside(case, step, text):
    edge = float(text or 0) * 72 / 25.4
    for page, width, left, _, right, _, word in step.words():
        if left < edge - 0.5 or right > width - edge + 0.5:
            raise Wrong('第%d页“%s”出了边' % (page, word[:30]))


def check_apart(case, step, text):
    words = sorted(step.words(), key=lambda w: (w[0], w[3]))
    for i, (page, _, left, top, right, bottom, word) in enumerate(words):
        for page2, _, left2, top2, right2, bottom2, other in words[i + 1:]:
            if page2 != page or top2 >= bottom:
                break
            level = min(bottom, bottom2) - max(top, top2)
            if level > 0.45 * min(bottom - top, bottom2 - top2) and min(right, right2) - max(left, left2) > 2:
                raise Wrong('第%d页“%s”与“%s”重叠' % (page, word[:20], other[:20]))


def check_seconds(case, step, text):
    if step.seconds > float(text) and not case.sanitized:
        raise Wrong('用了%.1f秒，至多%s秒' % (step.seconds, text))


def check_memory(case, step, text):
    if step.megabytes > float(text.split()[0]) and not case.sanitized:
        raise Wrong('用了%.0f MiB，至多%s' % (step.megabytes, text))


CHECKS = {'exit': check_exit, 'says': check_says, 'silent': check_silent, 'prints': check_prints, 'golden': check_golden,
          'page': check_page, 'nopage': check_nopage, 'pages': check_pages, 'value': check_value,
          'inside': check_inside, 'apart': check_apart, 'seconds': check_seconds, 'memory': check_memory}


def parse(path):
    """The lines as (number, key, text); either: … end: becomes one, whose text is a list of such lists."""
    with open(path, encoding='utf-8') as text:
        lines = [(n, line.strip()) for n, line in enumerate(text.read().splitlines(), 1)]
    found, _ = parse_block([line for line in lines if line[1] and not line[1].startswith('#')], False)
    return found


def parse_block(lines, inner):
    """The lines up to the end of this branch of an either, and the word that ends it."""
    found = []
    while lines:
        number, line = lines.pop(0)
        key, colon, text = line.partition(':')
        if inner and line in ('or:', 'end:'):
            return found, key
        if line == 'either:':
            branches, after = [], 'or'
            while after == 'or':
                branch, after = parse_block(lines, True)
                branches.append(branch)
            found.append((number, key, branches))
        elif colon and (key == 'run' or key in CHECKS):
            found.append((number, key, text.strip()))
        else:
            raise Wrong('expect:%d: 读不懂“%s”' % (number, line))
    if inner:
        raise Wrong('either没有end')
    return found, ''


def follow(case, lines, step):
    for number, key, text in lines:
        try:
            if key == 'run':
                step = Step(case, text, case.env)
            elif key == 'either':
                step = follow_one(case, text, step)
            elif not step:
                raise Wrong('%s之前没有run' % key)
            else:
                CHECKS[key](case, step, text)
        except Wrong as wrong:
            raise Wrong('expect:%d: %s' % (number, wrong)) from None
    return step


def follow_one(case, branches, step):
    reasons = []
    for branch in branches:
        try:
            return follow(case, branch, step)
        except Wrong as wrong:
            reasons.append(str(wrong))
    raise Wrong('都不成立：' + ' / '.join(reasons))


def run_case(folder, env):
    """Runs one case; what is wrong, in words, or an empty text."""
    temp = tempfile.mkdtemp(prefix='case-')
    try:
        lines = parse(os.path.join(folder, 'expect'))
        if not any(key in ('run', 'either') for _, key, _ in lines):
            return '没有run'
        follow(Case(folder, temp, env), lines, None)
        return ''
    except Wrong as wrong:
        return str(wrong)
    finally:
        shutil.rmtree(temp, ignore_errors=True)
