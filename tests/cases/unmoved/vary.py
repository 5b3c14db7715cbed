"""vary.py KIND FROM TO: a data folder told otherwise, from which every figure must come out the same.

    rows       the rows of every file of observations in another order
    files      every file of observations in two
    units      amounts in 万元 in place of 亿元, in a 单位 column
    strangers  another indicator and another region, with figures of their own, that nothing else rests on"""
import csv
import decimal
import os
import random
import shutil
import sys

kind, source, target = sys.argv[1:]
shutil.copytree(source, target)
folder = os.path.join(target, 'observations')


def read(path):
    with open(path, encoding='utf-8-sig', newline='') as text:
        rows = list(csv.reader(text))
    return rows[0], rows[1:]


def write(path, header, rows):
    with open(path, 'w', encoding='utf-8', newline='') as text:
        csv.writer(text, lineterminator='\n').writerows([header] + rows)


def vary_rows(path):
    header, rows = read(path)
    random.Random(len(rows)).shuffle(rows)
    write(path, header, rows)


def vary_files(path):
    header, rows = read(path)
    stem, ending = os.path.splitext(path)
    os.remove(path)
    for name, part in (('甲', rows[::2]), ('乙', rows[1::2])):
        if part:
            write(stem + name + ending, header, part)


def vary_units(path, units):
    header, rows = read(path)
    if '单位' not in header:
        header.append('单位')
        for row in rows:
            row.append(units[row[header.index('指标')]])
    amounts = [i for i, name in enumerate(header) if name in ('数值', '本月', '累计', '上年同期', '上年同期累计')]
    for row in rows:
        if row[header.index('单位')] != '亿元':
            continue
        row[header.index('单位')] = '万元'
        for i in amounts:
            if row[i].strip():
                row[i] = str(decimal.Decimal(row[i].strip()) * 10000)
    write(path, header, rows)


def add_strangers():
    for name, row in (('indicators.csv', {'指标编码': 'X99', '指标名称': '无关的数', '单位': '吨', '类型': '流量',
                                          '方向': '越大越好', '小数位': '1'}),
                      ('regions.csv', {'地区编码': 'X99', '地区名称': '无关的地方', '顺序': '99', '类别': '别处'})):
        header, rows = read(os.path.join(target, name))
        write(os.path.join(target, name), header, rows + [[row.get(column, '') for column in header]])
    rows = [['%d-%02d' % (2017 + i // 12, i % 12 + 1), region, indicator, '当期', str(1000 + 37 * i % 91)]
            for i in range(8 * 12 + 6) for region, indicator in (('示例市', '无关的数'), ('无关的地方', '无关的数'),
                                                                 ('无关的地方', '工业用电量'))]
    write(os.path.join(folder, '无关.csv'), ['期间', '地区', '指标', '口径', '数值'], rows)


if kind == 'strangers':
    add_strangers()
else:
    header, rows = read(os.path.join(target, 'indicators.csv'))
    units = {row[header.index('指标名称')]: row[header.index('单位')] for row in rows}
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        {'rows': vary_rows, 'files': vary_files, 'units': lambda p: vary_units(p, units)}[kind](path)
