package org.timebank.failures.load;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.timebank.Timebank;
import org.timebank.TimebankEngine;
import org.timebank.access.Actor;
import org.timebank.command.Outcome;
import org.timebank.command.Role;
import org.timebank.command.TimebankId;
import org.timebank.event.Event;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.offer.DefineCategory;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.CommunityRules;
import org.timebank.spi.TimebankStore;

/**
 * A timebank with the common rules, so that members go ten hours below zero and no further, and with an activity that needs
 * no approval. It is new each time, and nothing else happens in it than what its clients do.
 *
 * @param members few, so that clients meet on their accounts
 */
record Community(TimebankId id, List<MemberId> members) {

    static final String CATEGORY = "gardening";

    /** The step to which the common rules round. */
    static final long QUARTER = 15;

    /** More than anybody may be below zero, whatever they had before. */
    static final long TOO_MUCH = 100_000;

    private static final int SIZE = 12;
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);

    Community {
        members = List.copyOf(members);
    }

    /** Founds one. */
    static Community found(TimebankStore store) {
        TimebankId id = TimebankId.of("community-" + UUID.randomUUID());
        Timebank bank = TimebankEngine.builder(store).build().timebank(id).actingAs(broker());
        bank.rules()
                .adopt(AdoptRules.of("rules", CommunityRules.common(ZoneOffset.UTC)))
                .orElseThrow();
        bank.offers()
                .define(DefineCategory.of("category", CATEGORY, "Gardening", false))
                .orElseThrow();
        List<JoinTimebank> joining = new ArrayList<>();
        for (int number = 0; number < SIZE; number++) {
            joining.add(JoinTimebank.of(
                    "join-" + number, MemberKind.PERSON, FIRST_DAY, ExternalReference.of("crm", "" + number)));
        }
        return new Community(
                id,
                bank.submit(joining).stream()
                        .map(Outcome::orElseThrow)
                        .map(MemberId.class::cast)
                        .toList());
    }

    /** One that was founded before. */
    static Community of(TimebankStore store, TimebankId id) {
        Timebank bank = TimebankEngine.builder(store).build().timebank(id).actingAs(broker());
        return new Community(
                id,
                bank.members().list(Optional.empty(), SIZE).stream()
                        .map(Member::id)
                        .toList());
    }

    /** Who may do everything that is not a member's own. */
    static Actor broker() {
        return Actor.administrator("crm-broker").alsoAs(Role.BROKER);
    }

    /** A member, who acts in their own capacity. */
    static Actor member(MemberId member) {
        return Actor.member("crm-" + member, member);
    }

    /** Yesterday: what is stated for it is not to come, even if it becomes midnight meanwhile. */
    static LocalDate yesterday() {
        return LocalDate.now(ZoneOffset.UTC).minusDays(1);
    }

    /** To what something happened while it was founded. */
    Set<UUID> foundingSubjects() {
        Set<UUID> subjects = new HashSet<>();
        subjects.add(Event.RULES);
        subjects.add(Event.subjectOfCategory(CATEGORY));
        members.forEach(member -> subjects.add(member.value()));
        return subjects;
    }
}
