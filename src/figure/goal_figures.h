/* Figures of the year's target: what it says, how far it is, what is left to do. Missing, with the reason,
 * where no target is set. */
#ifndef JIANBAO_FIGURE_GOAL_FIGURES_H
#define JIANBAO_FIGURE_GOAL_FIGURES_H

#include "figure/figure.h"

/* The difference of the two printed figures. */
Figure make_gap(Analysis *a, Subject s);

/* Share of the year gone, in %; with or without a target. */
Figure make_time_progress(Analysis *a, Subject s);

/* The plan's wording; 可实现 and the like, alone and with the growth that is required; ●达到进度 …; the
 * verdict's reason; 高于年度目标0.2个百分点; 较可能（83%）. */
Figure make_target_text(Analysis *a, Subject s);
Figure make_reachability(Analysis *a, Subject s);
Figure make_required_words(Analysis *a, Subject s);
Figure make_status(Analysis *a, Subject s);
Figure make_reason(Analysis *a, Subject s);
Figure make_against_target(Analysis *a, Subject s);
Figure make_likelihood(Analysis *a, Subject s);

/* 历史同期进度 of flows, in %. */
Value goal_usual_share(Analysis *a, Subject s);

/* The growth that the projection means, in %, at the period where the target is judged. */
Value goal_projected_growth(Analysis *a, Subject s);

#endif
