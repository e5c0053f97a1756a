// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import wrt.api.platform.OsError;

/** The error numbers that the backend's calls can give: the module's number in the upper half, the error's in the lower. */
enum VxErrno {
    /** No memory. */
    ENOMEM(12, "ENOMEM", "out of memory"),
    /** No access. */
    EACCES(13, "EACCES", "no access"),
    /** Bad argument. */
    EINVAL(22, "EINVAL", "invalid argument"),
    /** Not supported. */
    ENOSYS(71, "ENOSYS", "the system has no such call"),
    /** No task of that name. */
    NAME_NOT_FOUND(0x30065, "S_taskLib_NAME_NOT_FOUND", "no task has that name"),
    /** Bad priority. */
    ILLEGAL_PRIORITY(0x3006d, "S_taskLib_ILLEGAL_PRIORITY", "the priority is not allowed"),
    /** No memory for an object. */
    NOT_ENOUGH_MEMORY(0x110001, "S_memLib_NOT_ENOUGH_MEMORY", "out of memory"),
    /** Bad state of a semaphore. */
    INVALID_STATE(0x160065, "S_semLib_INVALID_STATE", "invalid state"),
    /** Bad option of a semaphore. */
    INVALID_OPTION(0x160066, "S_semLib_INVALID_OPTION", "invalid option"),
    /** Bad queue of a semaphore. */
    INVALID_QUEUE_TYPE(0x160067, "S_semLib_INVALID_QUEUE_TYPE", "invalid type of queue"),
    /** Not the owner. */
    INVALID_OPERATION(0x160068, "S_semLib_INVALID_OPERATION", "the caller is not the owner"),
    /** No such object. */
    OBJ_ID_ERROR(0x3d0001, "S_objLib_OBJ_ID_ERROR", "there is no such object"),
    /** Not now. */
    OBJ_UNAVAILABLE(0x3d0002, "S_objLib_OBJ_UNAVAILABLE", "not at this moment"),
    /** Deleted meanwhile. */
    OBJ_DELETED(0x3d0003, "S_objLib_OBJ_DELETED", "deleted while the caller waited"),
    /** The time is over. */
    OBJ_TIMEOUT(0x3d0004, "S_objLib_OBJ_TIMEOUT", "timed out"),
    /** The caller is no task. */
    OBJ_NO_METHOD(0x3d0005, "S_objLib_OBJ_NO_METHOD", "the caller or the object has no such call"),
    /** A message is too long. */
    INVALID_MSG_LENGTH(0x410001, "S_msgQLib_INVALID_MSG_LENGTH", "the message is too long"),
    /** Bad options of a queue. */
    MSG_QUEUE_TYPE(0x410003, "S_msgQLib_INVALID_QUEUE_TYPE", "invalid type of queue"),
    /** Called where only interrupts run. */
    NOT_ISR_CALLABLE(0x430001, "S_intLib_NOT_ISR_CALLABLE", "not in an interrupt"),
    /** The time for events is over. */
    EVENT_TIMEOUT(0x860001, "S_eventLib_TIMEOUT", "timed out"),
    /** No such events now. */
    NOT_ALL_EVENTS(0x860002, "S_eventLib_NOT_ALL_EVENTS", "no such event at this moment");

    private final int number;
    private final String label;
    private final String meaning;

    VxErrno(int number, String label, String meaning) {
        this.number = number;
        this.label = label;
        this.meaning = meaning;
    }

    int number() {
        return number;
    }

    boolean is(int error) {
        return number == error;
    }

    /** The error of a number, as the seam has it. */
    static OsError error(int number) {
        for (VxErrno known : values()) {
            if (known.is(number)) {
                return new OsError(number, known.label, known.meaning);
            }
        }
        return new OsError(number, "errno 0x" + Integer.toHexString(number), "");
    }

    /** Whether a call waited as long as it was told to, if at all. */
    static boolean isTimeOut(int number) {
        return OBJ_TIMEOUT.is(number) || OBJ_UNAVAILABLE.is(number) || EVENT_TIMEOUT.is(number)
                || NOT_ALL_EVENTS.is(number);
    }
}
