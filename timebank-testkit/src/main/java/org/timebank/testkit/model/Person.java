package org.timebank.testkit.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.timebank.member.ExternalReference;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;

/** A member in the model: a person or an organisation, the days of belonging, the account. Mutable. */
final class Person {

    final MemberId id;
    final MemberKind kind;
    final Set<ExternalReference> references;
    final Purse purse;
    /** First and last days in turn; the last one lacks while the membership lasts. */
    final List<LocalDate> days = new ArrayList<>();

    Person(MemberId id, MemberKind kind, Set<ExternalReference> references, LocalDate from) {
        this.id = id;
        this.kind = kind;
        this.references = references;
        this.purse = Purse.of(id, kind, from);
        days.add(from);
    }

    boolean hasLeft() {
        return days.size() % 2 == 0;
    }

    LocalDate latestDay() {
        return days.get(days.size() - 1);
    }

    boolean belongsOn(LocalDate day) {
        boolean inside = false;
        for (int i = 0; i < days.size(); i += 2) {
            LocalDate end = i + 1 < days.size() ? days.get(i + 1) : LocalDate.MAX;
            inside |= !day.isBefore(days.get(i)) && !day.isAfter(end);
        }
        return inside;
    }
}
