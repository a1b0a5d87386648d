package org.timebank.internal.offer;

import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.internal.pipeline.Decision;
import org.timebank.offer.Category;
import org.timebank.offer.DefineCategory;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** Defines a category, or changes the one of that code. */
public final class DefineCategoryDecision implements Decision<DefineCategory, String> {

    @Override
    public Needs needs(DefineCategory command) {
        return Needs.of(new Key.CategoryKey(command.code()));
    }

    @Override
    public Decided<String> decide(Facts facts, DefineCategory command, Circumstances now) {
        Key.CategoryKey key = new Key.CategoryKey(command.code());
        int version = facts.version(key);
        ChangeSet changes = ChangeSet.builder()
                .put(key, version, new Category(command.code(), command.label(), command.needsApproval()))
                .tell(now.event(
                        EventType.CATEGORY_DEFINED,
                        Event.subjectOfCategory(command.code()),
                        version + 1,
                        command.code()))
                .build();
        return Decided.done(command.code(), changes);
    }

    @Override
    public String write(String result) {
        return result;
    }

    @Override
    public String read(String remembered) {
        return remembered;
    }
}
