/* A table of the refusals that files meet; the system's own words are English in most installations. */
#include "base/system_reason.h"

#include <errno.h>
#include <stddef.h>

static const struct {
    int error;
    const char *words;
} reasons[] = {{ENOENT, "没有这个文件或文件夹"},
               {EACCES, "没有权限"},
               {EPERM, "没有权限"},
               {EISDIR, "是文件夹，不是文件"},
               {ENOTDIR, "路径中有一段不是文件夹"},
               {EEXIST, "已经有同名的文件"},
               {ENOSPC, "磁盘已满"},
               {EDQUOT, "超出了磁盘配额"},
               {EFBIG, "文件太大"},
               {EROFS, "磁盘是只读的"},
               {EIO, "磁盘读写出错"},
               {EMFILE, "打开的文件太多"},
               {ENFILE, "打开的文件太多"},
               {ENAMETOOLONG, "文件名太长"},
               {ELOOP, "链接成环"},
               {EBUSY, "文件正被占用"},
               {ETXTBSY, "文件正被占用"},
               {ENOMEM, "内存不足"},
               {EPIPE, "接收结果的程序已经退出"},
               {EINTR, "操作被中断"},
               {EXDEV, "不在同一个磁盘上"}};

const char *system_reason(int error)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].error == error) return reasons[i].words;
    return "系统拒绝了这一操作";
}
