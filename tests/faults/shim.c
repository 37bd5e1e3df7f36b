/* Makes calls on some files fail: LD_PRELOAD of tests/faults/calls.rs.
 *
 * FAULT_CALL (write, fsync, read), FAULT_PATH (a part of the file's name), FAULT_FROM (which of those calls is the first
 * to fail), FAULT_TIMES (how many do) and FAULT_ERROR: an error number; "short": one byte at most is written or read;
 * "truncate": the file loses its second half after it was read. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/stat.h>
#include <unistd.h>

static int count;

static int is_due(int fd, const char *call) {
    const char *wanted = getenv("FAULT_CALL"), *part = getenv("FAULT_PATH"), *from = getenv("FAULT_FROM"), *times = getenv("FAULT_TIMES");
    int at;
    char link[64], path[4096];
    ssize_t length;
    if (!wanted || !part || strcmp(wanted, call) != 0)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    if (!strstr(path, part) || !from || !times)
        return 0;
    at = __sync_add_and_fetch(&count, 1) - atoi(from);
    return at >= 0 && at < atoi(times);
}

static int is(const char *what) { return strcmp(getenv("FAULT_ERROR"), what) == 0; }

static int fails(void) {
    errno = atoi(getenv("FAULT_ERROR"));
    return -1;
}

ssize_t write(int fd, const void *bytes, size_t length) {
    if (is_due(fd, "write")) {
        if (!is("short"))
            return fails();
        length = length > 1 ? 1 : length;
    }
    return syscall(SYS_write, fd, bytes, length);
}

ssize_t read(int fd, void *bytes, size_t length) {
    ssize_t result;
    int due = is_due(fd, "read");
    if (due && is("short"))
        length = length > 1 ? 1 : length;
    else if (due && !is("truncate"))
        return fails();
    result = syscall(SYS_read, fd, bytes, length);
    if (due && is("truncate")) {
        char link[64];
        struct stat file;
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        if (stat(link, &file) == 0 && truncate(link, file.st_size / 2) != 0)
            abort();
    }
    return result;
}

int fsync(int fd) { return is_due(fd, "fsync") ? fails() : syscall(SYS_fsync, fd); }

int fdatasync(int fd) { return is_due(fd, "fsync") ? fails() : syscall(SYS_fdatasync, fd); }
