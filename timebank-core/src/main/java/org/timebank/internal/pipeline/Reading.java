package org.timebank.internal.pipeline;

import java.util.Optional;
import org.timebank.command.AccessDeniedException;
import org.timebank.member.Member;
import org.timebank.member.MemberRef;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;

/**
 * What one caller may ask, and the asking of it.
 *
 * @param pipeline the way to the store
 * @param caller who asks
 */
public record Reading(Pipeline pipeline, Caller caller) {

    /** The member, if the caller may see what is theirs. */
    public Optional<Member> visible(MemberRef member) {
        Optional<Member> found = find(new Key.MemberKey(member));
        // Who may not see others does not learn either whether there is such a member.
        boolean permitted =
                found.map(this::maySee).orElseGet(() -> pipeline.access().permitsToSeeEveryMember(caller.actor()));
        pass(permitted, "what concerns this member");
        return found;
    }

    /** Whether the caller may see what concerns that member. */
    public boolean maySee(Member member) {
        return pipeline.access().permitsToSee(caller.actor(), member);
    }

    /** Lets those pass who may see every member. */
    public void everyMember() {
        pass(pipeline.access().permitsToSeeEveryMember(caller.actor()), "what concerns every member");
    }

    /** Lets those pass who may see totals. */
    public void totals() {
        pass(pipeline.access().permitsToSeeTotals(caller.actor()), "totals");
    }

    /** Looks one thing up. */
    public <T> Optional<T> find(Key<T> key) {
        return pipeline.find(caller.timebank(), key);
    }

    /** Looks one thing up, with what hangs on it. */
    public Facts load(Key<?> key) {
        return load(Needs.of(key));
    }

    /** Looks things up, with what hangs on them. */
    public Facts load(Needs needs) {
        return pipeline.load(caller.timebank(), needs);
    }

    /** Asks the store. */
    public <R> R ask(Query<R> query) {
        return pipeline.ask(caller.timebank(), query);
    }

    /** A page of that size, if it is one. */
    public static int page(int limit) {
        if (limit < 1 || limit > Query.LARGEST_PAGE) {
            throw new IllegalArgumentException("A page has 1 to " + Query.LARGEST_PAGE + " lines, not " + limit);
        }
        return limit;
    }

    private void pass(boolean permitted, String what) {
        if (!permitted) {
            throw new AccessDeniedException(caller.actor().id() + " may not see " + what);
        }
    }
}
