#!/usr/bin/env python3
"""示例工作数据：重点项目、重点任务、民生实事、开发区、产业链、生态环境。全部虚构，随机种子固定，每次结果相同。

运行：python3 generate.py（在本文件夹）
"""
import csv
import random

random.seed(20250630)
NOTE = '示例数据'
CITY = '示例市'
DISTRICTS = ['东湖区', '西山区', '南屏区', '北苑区', '河东区', '河西区', '新城区', '安平市', '云岭县', '清源县']
ZONES = ['示例经开区', '示例高新区', '云岭开发区']
MONTHS = [(y, m) for y in (2024, 2025) for m in range(1, 13) if (y, m) <= (2025, 6)]


def write(name, header, rows):
    with open(name, 'w', encoding='utf-8', newline='') as out:
        table = csv.writer(out, lineterminator='\n')
        table.writerow(header)
        table.writerows(rows)


def regions():
    rows = [['W00', CITY, '', 0, '市']]
    rows += [['W%02d' % (i + 1), name, CITY, i + 1, '县区'] for i, name in enumerate(DISTRICTS)]
    rows += [['W%02d' % (i + 21), name, CITY, i + 21, '开发区'] for i, name in enumerate(ZONES)]
    write('regions.csv', ['地区编码', '地区名称', '上级地区', '顺序', '类别'], rows)


CHAINS = [('特种金属材料', 46, 0.07), ('新能源装备', 30, 0.15), ('新一代信息技术', 38, 0.11), ('现代医药', 14, 0.04),
          ('节能环保', 9, -0.03), ('现代物流', 22, 0.06)]
ZONE_BASE = {'示例经开区': (52, 0.09), '示例高新区': (61, 0.12), '云岭开发区': (17, 0.05)}


def indicators():
    rows = [['C00', '产业链营业收入', '亿元', '流量', '越大越好', 2, '', '']]
    rows += [['C%02d' % (i + 1), name + '产业链营业收入', '亿元', '流量', '越大越好', 2, '产业链营业收入', '']
             for i, (name, _, _) in enumerate(CHAINS)]
    rows += [['C%02d' % (i + 11), name + '产业链规上企业数', '户', '时点', '越大越好', 0, '', '']
             for i, (name, _, _) in enumerate(CHAINS)]
    rows += [['Z01', '开发区营业收入', '亿元', '流量', '越大越好', 2, '', ''],
             ['Z02', '开发区规上工业增加值增速', '%', '增速', '越大越好', 1, '', ''],
             ['Z03', '开发区固定资产投资', '亿元', '流量', '越大越好', 2, '', ''],
             ['Z04', '开发区规上企业数', '户', '时点', '越大越好', 0, '', ''],
             ['E01', '空气质量综合指数', '无量纲', '指数', '越小越好', 2, '', ''],
             ['E02', '优良天数', '天', '计数', '越大越好', 0, '', ''],
             ['E03', 'PM2.5平均浓度', '微克/立方米', '指数', '越小越好', 0, '', ''],
             ['E04', '空气质量168城排名', '位', '排名', '越小越好', 0, '', ''],
             ['E05', '国考断面水质优良比例', '%', '占比', '越大越好', 1, '', '']]
    write('indicators.csv', ['指标编码', '指标名称', '单位', '类型', '方向', '小数位', '上级指标', '别名', '备注'],
          [r + [NOTE + '，统一核算'] for r in rows])


def span(y, m):
    return '%d-%02d' % (y, m) if m == 1 else '%d-01/%02d' % (y, m)


def observations():
    rows = []

    def put(period, region, indicator, value, places):
        rows.append([period, region, indicator, '%.*f' % (places, value), NOTE])

    def flow(region, indicator, base, growth, total):
        for y in (2024, 2025):
            cumulative = 0
            for m in range(1, 13):
                if (y, m) not in MONTHS:
                    break
                cumulative += round(base * (1 + growth * (y - 2024)) * (1 + 0.15 * ((m - 6) / 6) ** 2)
                                    * random.uniform(0.97, 1.03), 2)
                total[(y, m)] = total.get((y, m), 0) + cumulative
                put(span(y, m), region, indicator, cumulative, 2)

    whole = {}
    for name, base, growth in CHAINS:
        flow(CITY, name + '产业链营业收入', base, growth, whole)
    for (y, m), value in whole.items():
        put(span(y, m), CITY, '产业链营业收入', value, 2)
    zones, invested = {}, {}
    for zone, (base, growth) in ZONE_BASE.items():
        flow(zone, '开发区营业收入', base, growth, zones)
        flow(zone, '开发区固定资产投资', base / 9, growth / 2, invested)
    for (y, m), value in zones.items():
        put(span(y, m), CITY, '开发区营业收入', value, 2)
        put(span(y, m), CITY, '开发区固定资产投资', invested[(y, m)], 2)
    for y, m in MONTHS:
        at = '%d-%02d' % (y, m)
        for i, (name, base, _) in enumerate(CHAINS):
            put(at, CITY, name + '产业链规上企业数', 20 + int(base) + i + (y - 2024) * 4 + m // 4, 0)
        count = 0
        for zone, (base, _) in ZONE_BASE.items():
            firms = int(base * 2.4) + (y - 2024) * 6 + m // 3
            count += firms
            put(at, zone, '开发区规上企业数', firms, 0)
        put(at, CITY, '开发区规上企业数', count, 0)
        if m > 1:
            for i, name in enumerate([CITY] + ZONES):
                put(span(y, m), name, '开发区规上工业增加值增速', 6.2 + i * 0.9 + random.uniform(-0.8, 0.8), 1)
        good = 0
        for i, name in enumerate([CITY] + DISTRICTS):
            winter = 1.6 * abs(m - 6.5) / 5.5
            level = 4.1 - 0.15 * (y - 2024) + winter + 0.12 * ((i * 7) % 5 - 2) + random.uniform(-0.1, 0.1)
            put(at, name, '空气质量综合指数', level, 2)
            put(at, name, 'PM2.5平均浓度', 26 + 22 * winter / 1.6 + (i % 4) * 2 - 2 * (y - 2024), 0)
            days = {2: 28 + (y == 2024), 4: 30, 6: 30, 9: 30, 11: 30}.get(m, 31)
            put(at, name, '优良天数', min(days, days - round(6 * winter) + (y - 2024) - i % 3), 0)
        put(at, CITY, '空气质量168城排名', 146 - 2 * (y - 2024) + random.randint(-5, 6), 0)
        put(at, CITY, '国考断面水质优良比例', 77.8 + 5.6 * (y - 2024), 1)
    write('observations/2024—2025年.csv', ['期间', '地区', '指标', '数值', '备注'], rows)


INDUSTRIES = ['制造业', '交通', '能源', '文旅', '城市更新', '数字经济']
KINDS = {'制造业': '生产线', '交通': '道路', '能源': '储能电站', '文旅': '文化园', '城市更新': '片区改造', '数字经济': '算力中心'}
OWNERS = {'制造业': '市工业和信息化局', '交通': '市交通运输局', '能源': '市能源局', '文旅': '市文化和旅游局',
          '城市更新': '市住房和城乡建设局', '数字经济': '市数据局'}
AREAS = [('科技创新', '市科学技术局', [('新增高新技术企业', '户', 120), ('技术合同成交额', '亿元', 60)]),
         ('产业升级', '市工业和信息化局', [('新增规上工业企业', '户', 80), ('技改项目开工', '个', 150)]),
         ('扩大内需', '市商务局', [('新增限上商贸企业', '户', 200), ('举办促消费活动', '场', 100)]),
         ('城乡建设', '市住房和城乡建设局', [('开工改造老旧小区', '个', 180), ('改造供热管网', '公里', 90)]),
         ('改革开放', '市发展和改革委员会', [('新签约项目', '个', 160), ('新增外贸企业', '户', 60)]),
         ('生态环境', '市生态环境局', [('完成清洁取暖改造', '万户', 2.4), ('营造林', '万亩', 8)]),
         ('民生保障', '市民政局', [('新增养老床位', '张', 2000), ('新建社区食堂', '个', 60)]),
         ('安全生产', '市应急管理局', [('隐患排查单位', '户', 5000), ('新建微型消防站', '个', 100)])]


def tasks():
    rows, progress = [], []

    def add(number, kind, name, metric='', unit='', goal='', relation='ge', parent='', due='2025-12', owner='',
            region=CITY, total='', plan=''):
        rows.append([number, kind, name, metric, unit, goal, relation, 2025, parent, due, owner, region, total, plan,
                     NOTE])

    for i in range(24):
        industry, place = INDUSTRIES[i % 6], DISTRICTS[(i * 3) % 10]
        total = round(random.uniform(4, 60), 1)
        plan = round(total * random.uniform(0.25, 0.5), 1)
        number = 'XM%02d' % (i + 1)
        add(number, '重点项目', '%s%s%s' % (place[:2], '一二三四'[i // 6] + '期', KINDS[industry]),
            industry, '', '', 'milestone', '', '2025-12' if i % 3 else '2026-12', OWNERS[industry], place, total, plan)
        start = (i * 5) % 8
        speed = random.uniform(0.6, 1.25)
        for m in range(2, 7):
            state = '未开工' if m < start or i % 11 == 10 else '投产' if i % 9 == 4 and m == 6 else '在建'
            share = 0 if state == '未开工' else min(1.0, max(0.02, (m - start + 1) / (13 - start) * speed))
            progress.append(['2025-%02d' % m, number, '', state, '%.2f' % (plan * share),
                             '%.2f' % min(plan, plan * (share * 1.08 + 0.04)), NOTE])
    for a, (area, owner, items) in enumerate(AREAS):
        add('ZD%02d' % (a + 1), '重点任务', area, relation='milestone', owner=owner)
        for k, (metric, unit, goal) in enumerate(items):
            number = 'ZD%02d-%d' % (a + 1, k + 1)
            add(number, '重点任务', metric, metric, unit, goal, parent='ZD%02d' % (a + 1), owner=owner)
            pace = random.uniform(0.75, 1.3)
            for m in range(1, 7):
                if a == 4 and k == 1:
                    continue  # 这一项没有报
                done = goal * min(1.0, m / 12 * pace)
                progress.append(['2025-%02d' % m, number, '%.2f' % done if goal < 20 else '%d' % done, '在建', '', '', NOTE])
    for i, (name, unit, goal) in enumerate([('新增公共停车位', '万个', 1), ('街巷改造', '条', 50), ('社区食堂', '个', 60),
                                            ('健身步道', '公里', 100), ('加装电梯', '部', 300), ('老旧小区改造', '个', 180),
                                            ('核心路口精细化配时', '个', 700), ('新增养老床位', '张', 2000)]):
        number = 'MS%02d' % (i + 1)
        add(number, '民生实事', name, name, unit, goal, owner=AREAS[i % 8][1])
        pace = random.uniform(0.6, 1.6)
        for m in range(1, 7):
            done = goal * min(1.0, m / 12 * pace)
            progress.append(['2025-%02d' % m, number, '%.2f' % done if goal < 20 else '%d' % done,
                             '完成' if done >= goal else '在建', '', '', NOTE])
    write('tasks.csv', ['编号', '类别', '名称', '计量指标', '单位', '目标值', '关系', '年度', '上级编号', '期限', '责任单位',
                        '地区', '总投资', '年度计划投资', '来源'], rows)
    write('progress.csv', ['期间', '编号', '完成值', '状态', '累计完成投资', '到位资金', '备注'], progress)


def targets():
    write('targets.csv', ['年度', '地区', '指标', '目标', '度量', '性质', '参评数', '来源'],
          [[2025, CITY, '空气质量综合指数', '不超过4.72', '数值', '约束性', '', NOTE],
           [2025, CITY, '空气质量168城排名', '退后十', '排名', '', 168, NOTE],
           [2025, CITY, '国考断面水质优良比例', '达到80%', '占比', '约束性', '', NOTE],
           [2025, CITY, '产业链营业收入', '增长8%左右', '同比', '预期性', '', NOTE],
           [2025, CITY, '开发区营业收入', '增长10%以上', '同比', '预期性', '', NOTE]])


if __name__ == '__main__':
    regions()
    indicators()
    observations()
    tasks()
    targets()
