// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.ArrayList;
import java.util.List;

/** One index space: what was defined so far, in order. */
final class IndexSpace<T> {

    private final Loading loading;
    private final String what;
    private final int limit;
    private final String limitName;
    private final List<T> items = new ArrayList<>();

    IndexSpace(Loading loading, String what, int limit, String limitName) {
        this.loading = loading;
        this.what = what;
        this.limit = limit;
        this.limitName = limitName;
    }

    void add(T item) {
        items.add(item);
        loading.checkLimit(items.size(), limit, what + " definitions", limitName);
    }

    T get(int index) {
        if (index >= items.size()) {
            throw loading.invalid("unknown " + what + " " + index + ": " + what + " index out of bounds, there are "
                    + items.size());
        }
        return items.get(index);
    }

    int size() {
        return items.size();
    }
}
