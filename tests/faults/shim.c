/* Makes calls on some files fail: LD_PRELOAD of tests/faults/calls.rs.
 *
 * FAULT_CALL (write, fsync, read, link, flock), FAULT_PATH (a part of the file's name), FAULT_FROM (which of those calls is the
 * first to fail), FAULT_TIMES (how many do) and FAULT_ERROR: an error number; "short": one byte at most is written or
 * read; "truncate": the file loses its second half after it was read; "edit": somebody adds a line to the file FAULT_FILE
 * meanwhile.
 *
 * "kill" with the call "link": the process ends where it would make a second name.
 *
 * "link" is a file system without hard links: what makes a second name there fails, and who copies a file instead gets
 * FAULT_ERROR after the first bytes, or the whole copy if that is 0. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/stat.h>
#include <unistd.h>

static int count;

static int is_wanted(const char *call, const char *path) {
    const char *wanted = getenv("FAULT_CALL"), *part = getenv("FAULT_PATH");
    return wanted && part && strcmp(wanted, call) == 0 && strstr(path, part);
}

static int is_due(int fd, const char *call) {
    const char *from = getenv("FAULT_FROM"), *times = getenv("FAULT_TIMES");
    int at;
    char link[64], path[4096];
    ssize_t length;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    if (!is_wanted(call, path) || !from || !times)
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

static int edits(void) {
    int fd = open(getenv("FAULT_FILE"), O_WRONLY | O_APPEND);
    if (fd < 0 || syscall(SYS_write, fd, "Added.\n", 7) != 7)
        abort();
    return close(fd);
}

static int syncs(int fd, long call) {
    if (is_due(fd, "fsync"))
        return is("edit") ? edits() : fails();
    return syscall(call, fd);
}

int fsync(int fd) { return syncs(fd, SYS_fsync); }

int fdatasync(int fd) { return syncs(fd, SYS_fdatasync); }

int flock(int fd, int operation) { return is_due(fd, "flock") ? fails() : syscall(SYS_flock, fd, operation); }

int linkat(int from, const char *old, int to, const char *new, int flags) {
    if (is_wanted("link", new) && is("kill"))
        kill(getpid(), SIGKILL);
    if (is_wanted("link", new)) {
        errno = EPERM;
        return -1;
    }
    return syscall(SYS_linkat, from, old, to, new, flags);
}

ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t length, unsigned flags) {
    if (is_due(to, "link") && !is("0")) {
        /* The first call copies a little, and those behind it fail. */
        if (count > 1)
            return fails();
        length = length > 100 ? 100 : length;
    }
    return syscall(SYS_copy_file_range, from, from_at, to, to_at, length, flags);
}
