"""messages.py PROGRAM FOLDER: every message of the catalogue that a small input provokes. A file CODE.txt holds files,
each after a line `=== PATH`, or `=== PATH:LINE` where the message must be told at that line (0: at the file as a whole). They are laid over
the dictionary and regions of tests/cases/data. With a layout among them it is built, else the data are checked; `=== $ …`
gives other arguments, run in that folder.
After unescaping \\xNN the texts are bytes; `\\x*N` repeats the character before it N times."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

BUILD = ['--data', '.', '-o', 'out.pdf']
base = os.path.join('tests', 'cases', 'data')


def unescape(text):
    text = re.sub(rb'\\x([0-9A-F]{2})', lambda m: bytes([int(m[1], 16)]), text)
    return re.sub(rb'(.)\\x\*(\d+)', lambda m: m[1] * int(m[2]), text)


def lay(work, path):
    """Writes the files of a case; the file and line where the message belongs, and the arguments."""
    place = words = None
    for table in ('indicators.csv', 'regions.csv'):
        shutil.copy(os.path.join(base, table), work)
    with open(path, 'rb') as text:
        parts = re.split(rb'^=== (.*)\n', text.read(), flags=re.M)
    for name, content in zip(parts[1::2], parts[2::2]):
        if name.startswith(b'$ '):
            words = name.decode('utf-8').split()[1:]
            continue
        name, _, line = name.decode('utf-8').partition(':')
        place = (name, int(line)) if line else place
        if name.endswith('.md') and not words:
            words = ['build', name] + BUILD
        os.makedirs(os.path.dirname(os.path.join(work, name)), exist_ok=True)
        with open(os.path.join(work, name), 'wb') as out:
            out.write(unescape(content))
    return place, words or ['check', '--data', '.']


def judge(program, code, path):
    work = tempfile.mkdtemp()
    try:
        place, words = lay(work, path)
        done = subprocess.run([program] + words, capture_output=True, cwd=work, timeout=120)
        said = done.stderr.decode('utf-8', 'replace') + done.stdout.decode('utf-8', 'replace')
        with open(os.environ['CODES'], 'a', encoding='utf-8') as codes:
            codes.write(''.join(c + '\n' for c in re.findall(r'\[([A-Z]+-\d+)\]', said)))
        told = [line for line in said.splitlines() if '[%s]' % code in line]
        if not told:
            return '没有说：' + said[:300]
        if place and not any(('%s:%d:' % place if place[1] else place[0] + ': ') in line for line in told):
            return '应在%s第%d行：%s' % (place + (told[0],))
        if '错误: ' in told[0] and done.returncode != 1:
            return '退出状态%d' % done.returncode
        return ''
    finally:
        shutil.rmtree(work)


def main(program, folder):
    faults, cases = 0, sorted(os.listdir(folder))
    for name in cases:
        reason = judge(os.path.abspath(program), name.split('.')[0], os.path.join(folder, name))
        if reason:
            faults += 1
            print(name, reason)
    print('%d条消息，不符%d条' % (len(cases), faults))
    return bool(faults) or not cases


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
