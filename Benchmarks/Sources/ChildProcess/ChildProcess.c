#include "ChildProcess.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int64_t number_from(int descriptor) {
    int64_t number = -1;
    FILE *const file = fdopen(descriptor, "r");
    if (file == NULL) {
        close(descriptor);
        return -1;
    }
    if (fscanf(file, "%" SCNd64, &number) != 1) {
        number = -1;
    }
    fclose(file);
    return number;
}

int64_t child_process_number(const char *const *arguments) {
    int ends[2];
    if (pipe(ends) != 0) {
        return -1;
    }
    const pid_t child = fork();
    if (child < 0) {
        close(ends[0]);
        close(ends[1]);
        return -1;
    }
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        execv("/proc/self/exe", (char *const *)arguments);
        _exit(127);
    }
    close(ends[1]);
    const int64_t number = number_from(ends[0]);
    int status = 0;
    return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? number : -1;
}
