"""agreement.py PROGRAM: builds and checks every layout of tests/lib/every_layout.py and every layout among the cases of
tests/cases/messages/codes, and holds what is said of it side by side. Prints `N agreeing, N not` and then each that does
not. The cases whose arguments are told (`=== $`) are of other commands and left out."""
import collections
import concurrent.futures
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path[:0] = ['tests/lib', 'tests/cases/messages']
import every_layout  # noqa: E402
import messages  # noqa: E402

LINE = re.compile(r'^(.*?):(?:(\d+):(\d+):)? (错误|警告|提示): .* \[([A-Z]+-\d+)\]$')
DATA = ('.csv', '.xlsx', '.xls', '.ods')


def run(program, words, folder):
    done = subprocess.run([program] + words, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
    return done.returncode, done.stdout.decode('utf-8', 'replace'), done.stderr.decode('utf-8', 'replace')


def told_by_build(text):
    """(file, line, column, severity, code) of every message, as often as it is told."""
    found = (LINE.match(line) for line in text.splitlines())
    return collections.Counter((m[1], int(m[2] or 0), int(m[3] or 0), m[4], m[5]) for m in found if m)


def told_by_check(text):
    rows = (json.loads(line) for line in text.splitlines() if line.startswith('{'))
    return collections.Counter((r['file'] or '', r['line'] or 0, r['column'] or 0, r['severity'], r['code']) for r in rows)


def judged(told):
    """What both must say: every error, and all that is said of the layout and what it takes in. (Doubts about the data that
    are no errors are told by check alone: it was asked for them.)"""
    return collections.Counter({m: n for m, n in told.items()
                                if m[3] == '错误' or not re.sub(r'\[.*\]$', '', m[0]).endswith(DATA) and '.' in m[0]})


def compare(program, layout, data, folder='.'):
    """What differs, in words; '' when nothing does."""
    with tempfile.TemporaryDirectory() as work:
        words = ['--data', data] if data != '-' else []
        built = run(program, ['build', layout, '-o', os.path.join(work, 'out.pdf')] + words, folder)
        checked = run(program, ['check', layout, '--json'] + words, folder)
    by_build, by_check = judged(told_by_build(built[2])), judged(told_by_check(checked[1]))
    differing = ['只有build：%s' % (m,) for m in by_build - by_check] + ['只有check：%s' % (m,) for m in by_check - by_build]
    if built[0] != checked[0]:
        differing.insert(0, '退出状态build %d，check %d' % (built[0], checked[0]))
    if built[0] and not by_build:
        differing.append('build没有说为什么')
    return '\n    '.join(differing)


def message_case(program, path):
    work = tempfile.mkdtemp()
    try:
        _, words = messages.lay(work, path)
        return compare(program, words[1], '.', work) if words[0] == 'build' and words[2:] == messages.BUILD else None
    finally:
        shutil.rmtree(work)


def main(program):
    program = os.path.abspath(program)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        jobs = {'%s %s' % pair: pool.submit(compare, program, *pair) for pair in every_layout.layouts()}
        jobs.update((path, pool.submit(message_case, program, path))
                    for path in sorted(glob.glob('tests/cases/messages/codes/*.txt')))
        answers = {name: job.result() for name, job in jobs.items()}
    good = sum(answer == '' for answer in answers.values())
    bad = {name: answer for name, answer in answers.items() if answer}
    print(good, len(bad))
    for name, answer in bad.items():
        print('  %s\n    %s' % (name, answer))
    return bool(bad)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
