/* What the operating system says when it refuses, in Chinese. */
#ifndef JIANBAO_BASE_SYSTEM_REASON_H
#define JIANBAO_BASE_SYSTEM_REASON_H

/* The words for an errno value; static text, “系统拒绝了这一操作” for one that is not in the table. */
const char *system_reason(int error);

#endif
