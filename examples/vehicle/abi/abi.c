// SPDX-License-Identifier: Apache-2.0
#include "abi.h"

// Blocks have sizes of 2^n bytes, header included; each size has its own free list. The
// host allocates through cabi_realloc only on behalf of a call, so every such block is
// chained and goes back in call_end: nobody has to free a parameter by hand.
typedef struct block {
    struct block *next;
    uint32_t order;
    uint32_t padding[2]; // keeps what follows aligned to 16
} block;

enum { SMALLEST = 5, ORDERS = 32, PAGE = 65536 };

extern unsigned char __heap_base;

static block *free_blocks[ORDERS];
static block *call_blocks;
static uintptr_t heap_top;

static block *take(uint32_t size) {
    uint32_t order = SMALLEST;
    while (((uint64_t)1 << order) < (uint64_t)size + sizeof(block)) {
        order++;
    }
    if (order >= ORDERS) {
        __builtin_trap();
    }
    block *found = free_blocks[order];
    if (found) {
        free_blocks[order] = found->next;
        return found;
    }
    if (!heap_top) {
        heap_top = ((uintptr_t)&__heap_base + 15) & ~(uintptr_t)15;
    }
    uint64_t end = (uint64_t)heap_top + ((uint64_t)1 << order);
    uint64_t have = (uint64_t)__builtin_wasm_memory_size(0) * PAGE;
    if (end > have && __builtin_wasm_memory_grow(0, (end - have + PAGE - 1) / PAGE) == SIZE_MAX) {
        __builtin_trap();
    }
    found = (block *)heap_top;
    found->order = order;
    heap_top = (uintptr_t)end;
    return found;
}

static void give_back(block *used) {
    used->next = free_blocks[used->order];
    free_blocks[used->order] = used;
}

void *allocate(uint32_t size) {
    return take(size) + 1;
}

void release(void *memory) {
    if (memory) {
        give_back((block *)memory - 1);
    }
}

void *call_allocate(uint32_t size) {
    block *taken = take(size);
    taken->next = call_blocks;
    call_blocks = taken;
    return taken + 1;
}

void call_end(void) {
    while (call_blocks) {
        block *used = call_blocks;
        call_blocks = used->next;
        give_back(used);
    }
}

EXPORT("cabi_realloc")
void *cabi_realloc(void *old, uint32_t old_size, uint32_t alignment, uint32_t new_size) {
    (void)alignment; // at most 8, and blocks are aligned to 16
    if (!old) {
        return call_allocate(new_size);
    }
    uint32_t room = (1u << ((block *)old - 1)->order) - sizeof(block);
    if (new_size <= room) {
        return old;
    }
    void *moved = call_allocate(new_size);
    __builtin_memcpy(moved, old, old_size);
    return moved;
}

string call_concat(const string *parts, uint32_t count) {
    uint32_t size = 0;
    for (uint32_t i = 0; i < count; i++) {
        size += parts[i].size;
    }
    char *data = call_allocate(size);
    char *end = data;
    for (uint32_t i = 0; i < count; i++) {
        __builtin_memcpy(end, parts[i].data, parts[i].size);
        end += parts[i].size;
    }
    return (string){data, size};
}

// The longest is 20 characters: 18446744073709551615 or -9223372036854775808.
static string decimal(uint64_t magnitude, bool negative) {
    enum { LONGEST = 20 };
    char *data = call_allocate(LONGEST);
    char *start = data + LONGEST;
    do {
        *--start = (char)('0' + magnitude % 10);
        magnitude /= 10;
    } while (magnitude);
    if (negative) {
        *--start = '-';
    }
    return (string){start, (uint32_t)(data + LONGEST - start)};
}

string call_decimal(int64_t value) {
    return decimal(value < 0 ? 0 - (uint64_t)value : (uint64_t)value, value < 0);
}

string call_unsigned(uint64_t value) {
    return decimal(value, false);
}

bool equal(string a, string b) {
    if (a.size != b.size) {
        return false;
    }
    for (uint32_t i = 0; i < a.size; i++) {
        if (a.data[i] != b.data[i]) {
            return false;
        }
    }
    return true;
}
