#!/usr/bin/env python3
"""Writes the made-up months of 示例市 beside this script: the same bytes on every run (seeded).

Trend, season, the combined 1—2月, one revision and one published growth that the levels do not reproduce are
in it on purpose. Every row says 示例数据 in its 备注; no figure is a real one."""
import csv
import math
import os
import random

HERE = os.path.dirname(os.path.abspath(__file__))
MARK = '示例数据'
FIRST_YEAR, LAST_YEAR, LAST_MONTH = 2017, 2025, 6
REGIONS = ['东湖区', '西山区', '南屏区', '北苑区', '河东区', '河西区', '新城区', '安平市', '云岭县', '清源县']

# code, name, unit, kind, better, decimals, parent, aliases, month's base of 2022, yearly growth %, season strength
INDICATORS = [
    ('D01', '地区生产总值', '亿元', '流量', '越大越好', 2, '', 'GDP', 410, 5.2, .06),
    ('D02', '规模以上工业增加值增速', '%', '增速', '越大越好', 1, '', '规上工业', 0, 5.8, 0),
    ('D03', '固定资产投资', '亿元', '流量', '越大越好', 2, '', '投资', 150, 6.4, .30),
    ('D04', '工业投资', '亿元', '流量', '越大越好', 2, '固定资产投资', '', 48, 11.0, .28),
    ('D05', '房地产开发投资', '亿元', '流量', '越大越好', 2, '固定资产投资', '', 46, -6.5, .22),
    ('D06', '基础设施投资', '亿元', '流量', '越大越好', 2, '固定资产投资', '', 38, 8.2, .36),
    ('D07', '社会消费品零售总额', '亿元', '流量', '越大越好', 2, '', '社零总额', 155, 4.8, .07),
    ('D08', '进出口总额', '亿元', '流量', '越大越好', 2, '', '', 110, 2.6, .10),
    ('D09', '一般公共预算收入', '亿元', '流量', '越大越好', 2, '', '', 36, 2.4, .12),
    ('D10', '税收收入', '亿元', '流量', '越大越好', 2, '一般公共预算收入', '', 26, 1.6, .12),
    ('D11', '工业用电量', '亿千瓦时', '流量', '越大越好', 2, '', '', 13, 4.0, .09),
    ('D12', '金融机构存款余额', '亿元', '时点', '越大越好', 1, '', '', 16200, 8.0, 0),
    ('D13', '金融机构贷款余额', '亿元', '时点', '越大越好', 1, '', '', 15100, 7.2, 0),
    ('D14', '居民消费价格涨幅', '%', '增速', '适度', 1, '', 'CPI', 0, 0.6, 0),
    ('D15', '城镇新增就业', '万人', '计数', '越大越好', 2, '', '', .68, 1.2, .10),
    ('D16', '空气质量综合指数', '无量纲', '指数', '越小越好', 2, '', '', 4.9, -2.0, .2),
]
TARGETS = [
    ('地区生产总值', '增长5%左右', '同比', '预期性'), ('规模以上工业增加值增速', '增长6%左右', '数值', '预期性'),
    ('固定资产投资', '增长6%以上', '同比', '预期性'), ('社会消费品零售总额', '增长5%以上', '同比', '预期性'),
    ('进出口总额', '保持正增长', '同比', '争取'), ('一般公共预算收入', '增长3%左右', '同比', '预期性'),
    ('居民消费价格涨幅', '2%左右', '数值', '预期性'), ('城镇新增就业', '8万人', '数值', '预期性'),
    ('空气质量综合指数', '不超过4.72', '数值', '约束性'),
]

def months():
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for month in range(1, 13):
            if (year, month) <= (LAST_YEAR, LAST_MONTH):
                yield year, month


def level(item, year, month, scale=1.0, lift=0.0):
    """A month's level: trend, season, and a wobble of its own."""
    _, name, _, _, _, _, _, _, base, growth, season = item
    t = (year - 2022) + (month - 1) / 12
    rng = random.Random('%s-%d-%d-%.3f' % (name, year, month, scale))
    if t < 0:  # before 2022 the parts grow much as their whole does
        growth = min(max(growth, 4), 8)
    cycle = 0.012 * math.sin(t * 2.1 + len(name))
    value = base * scale * math.exp((math.log(1 + (growth + lift) / 100)) * t + cycle)
    value *= 1 + season * math.sin(2 * math.pi * (month - 4) / 12) + rng.uniform(-.012, .012)
    return value


def rate(item, year, month, lift=0.0):
    rng = random.Random('%s-%d-%d-%.2f' % (item[1], year, month, lift))
    t = (year - 2022) * 12 + month
    return item[9] + lift + 0.9 * math.sin(t / 5.5) + rng.uniform(-.35, .35)


def write(path, rows):
    with open(os.path.join(HERE, path), 'w', newline='', encoding='utf-8') as out:
        csv.writer(out, lineterminator='\n').writerows(rows)


def series(item, scale=1.0, lift=0.0):
    return {(y, m): round(level(item, y, m, scale, lift), item[5]) for y, m in months()}


def total(values, year, month, places):
    return round(sum(values[year, m] for m in range(1, month + 1)), places)


def growth(values, year, month, places, cumulative):
    if year == FIRST_YEAR:
        return ''
    if cumulative:
        now, then = total(values, year, month, places), total(values, year - 1, month, places)
    else:
        now, then = values[year, month], values[year - 1, month]
    return '%.1f' % ((now / then - 1) * 100)


def city_rows():
    """Long form, the years before the last: single months from March, the combined 1—2月, quarters of GDP."""
    by_year = {y: [['期间', '地区', '指标', '口径', '数值', '同比', '备注']] for y in range(FIRST_YEAR, LAST_YEAR)}
    for item in INDICATORS:
        name, kind, places = item[1], item[3], item[5]
        if kind in ('增速', '指数', '时点'):
            for y, m in months():
                if y == LAST_YEAR or (name.startswith('规模') and m == 1):
                    continue
                if kind == '增速':
                    period = '%d-01/02' % y if name.startswith('规模') and m == 2 else '%d-%02d' % (y, m)
                    row = [period, '示例市', name, '', '%.1f' % rate(item, y, m), '', MARK]
                else:
                    row = ['%d-%02d' % (y, m), '示例市', name, '', '%.*f' % (places, level(item, y, m)), '', MARK]
                by_year[y].append(row)
            continue
        values = series(item)
        for y, m in months():
            if y == LAST_YEAR:
                continue
            if name == '地区生产总值':
                if m % 3 == 0:
                    by_year[y].append(['%d-01/%02d' % (y, m), '示例市', name, '累计', '%.*f' % (places, total(values, y, m, places)), growth(values, y, m, places, True), MARK])
            elif m == 2:
                by_year[y].append(['%d-01/02' % y, '示例市', name, '累计', '%.*f' % (places, total(values, y, 2, places)), growth(values, y, 2, places, True), MARK])
            elif m > 2:
                by_year[y].append(['%d-%02d' % (y, m), '示例市', name, '当期', '%.*f' % (places, values[y, m]), growth(values, y, m, places, False), MARK])
                by_year[y].append(['%d-01/%02d' % (y, m), '示例市', name, '累计', '%.*f' % (places, total(values, y, m, places)), growth(values, y, m, places, True), MARK])
    for y, rows in by_year.items():
        write('observations/%d.csv' % y, rows)


def monthly_returns():
    """快报, one file a month of 2025. In January only prices, balances and air are published; 社会消费品零售总额 of
    April is revised in the file of May."""
    for m in range(1, LAST_MONTH + 1):
        period = '%d年1—2月' % LAST_YEAR if m == 2 else '%d年%d月' % (LAST_YEAR, m)
        rows = [['指标', '地区', '单位', '本月', '本月同比', '累计', '累计同比', '备注']]
        for item in INDICATORS:
            name, unit, kind, places = item[1], item[2], item[3], item[5]
            if m == 1 and (name.startswith('规模') or kind not in ('增速', '指数', '时点')):
                continue
            if kind == '增速' and m == 1:
                rows.append([name, '示例市', unit, '%.1f' % rate(item, LAST_YEAR, 1), '', '', '', MARK])
            elif kind == '增速':
                total_rate = '%.1f' % (sum(rate(item, LAST_YEAR, k) for k in range(1, m + 1)) / m)
                month_rate = '%.1f' % rate(item, LAST_YEAR, m)
                rows.append([name, '示例市', unit, '' if m == 2 else month_rate, '', total_rate if m > 2 else total_rate, '', MARK])
            elif kind in ('指数', '时点'):
                # Stocks and indices stand once a month; 1—2月 is February's figure.
                if m != 2:
                    rows.append([name, '示例市', unit, '%.*f' % (places, level(item, LAST_YEAR, m)), '', '', '', MARK])
            elif name == '地区生产总值':
                if m % 3 == 0:
                    values = series(item)
                    rows.append([name, '示例市', unit, '', '', '%.*f' % (places, total(values, LAST_YEAR, m, places)), growth(values, LAST_YEAR, m, places, True), MARK])
            else:
                values = series(item)
                value = values[LAST_YEAR, m]
                now = '%.*f' % (places, value)
                month_growth = growth(values, LAST_YEAR, m, places, False)
                year_growth = growth(values, LAST_YEAR, m, places, True)
                note = MARK
                if name == '社会消费品零售总额' and m == 4:
                    now = '%.2f' % (value - 1.86)
                    note = MARK + '，初步数'
                if m == 2:
                    rows.append([name, '示例市', unit, '', '', '%.*f' % (places, total(values, LAST_YEAR, 2, places)), year_growth, note])
                else:
                    rows.append([name, '示例市', unit, now, month_growth, '%.*f' % (places, total(values, LAST_YEAR, m, places)), year_growth, note])
        write('observations/%s.csv' % (period.replace('2025年1—2月', '2025年02月快报（1—2月）') if m == 2 else '2025年%02d月快报' % m), rows)
    retail = [i for i in INDICATORS if i[1] == '社会消费品零售总额'][0]
    values = series(retail)
    write('observations/2025年05月修订.csv', [['期间', '地区', '指标', '口径', '数值', '同比', '备注'],
          ['2025年4月', '示例市', retail[1], '当期', '%.2f' % values[2025, 4], growth(values, 2025, 4, 2, False), MARK + '，修订数']])


def district_rows():
    rows = [['期间', '地区', '指标', '口径', '数值', '同比', '备注']]
    shares = [.16, .14, .12, .11, .13, .10, .08, .06, .05, .05]
    for number, region in enumerate(REGIONS):
        for item in INDICATORS:
            name, places = item[1], item[5]
            lift = ((number * 7 + len(name) * 3) % 11 - 5) * 0.55
            if name in ('固定资产投资', '社会消费品零售总额', '一般公共预算收入'):
                values = series(item, shares[number], lift)
                for y, m in months():
                    if m > 1 and y >= 2024:
                        rows.append(['%d-01/%02d' % (y, m), region, name, '累计', '%.*f' % (places, total(values, y, m, places)), growth(values, y, m, places, True), MARK])
            elif name.startswith('规模'):
                for y, m in months():
                    if m > 1 and y >= 2024:
                        rows.append(['%d-01/%02d' % (y, m), region, name, '', '%.1f' % rate(item, y, m, lift), '', MARK])
    write('observations/分县区.csv', rows)


def work_rows(name, columns):
    """The deeds (民生实事) are those of demo-work: one city, one story."""
    with open(os.path.join(HERE, '..', 'demo-work', name), encoding='utf-8') as table:
        for row in csv.DictReader(table):
            if row['编号'].startswith('MS'):
                yield [row[column] for column in columns]


def progress_rows():
    columns = ['期间', '编号', '完成值', '状态', '备注']
    write('progress.csv', [columns] + list(work_rows('progress.csv', columns)))


def main():
    os.makedirs(os.path.join(HERE, 'observations'), exist_ok=True)
    write('indicators.csv', [['指标编码', '指标名称', '单位', '类型', '方向', '小数位', '上级指标', '别名', '备注']] + [list(i[:8]) + [MARK + '，统一核算'] for i in INDICATORS])
    write('regions.csv', [['地区编码', '地区名称', '上级地区', '顺序', '类别']] + [['S00', '示例市', '', 0, '市']] +
          [['S%02d' % (n + 1), r, '示例市', n + 1, '县区'] for n, r in enumerate(REGIONS)])
    write('targets.csv', [['年度', '地区', '指标', '目标', '度量', '性质', '组别', '来源']] +
          [[2025, '示例市', n, t, m, s, '主要预期目标', MARK] for n, t, m, s in TARGETS])
    columns = ['编号', '类别', '名称', '计量指标', '单位', '目标值', '关系', '年度', '期限', '责任单位', '地区', '来源']
    write('tasks.csv', [columns] + list(work_rows('tasks.csv', columns)))
    city_rows()
    monthly_returns()
    district_rows()
    progress_rows()


main()
