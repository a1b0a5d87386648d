package org.timebank.testkit.model;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.timebank.command.RefusalCode;
import org.timebank.command.Role;
import org.timebank.credit.AccountRef;
import org.timebank.member.MemberId;
import org.timebank.member.MemberRef;

/** One asking of a command: who stands behind it, and what is to be looked at again and again. */
final class Asking {

    private static final Set<Role> OFFICE = Set.of(Role.BROKER, Role.ADMINISTRATOR);

    private final Model model;
    private final Asked asked;

    Asking(Model model, Asked asked) {
        this.model = model;
        this.asked = asked;
    }

    /** Whether the role permits it. */
    boolean isPermitted() {
        boolean inRole = !Collections.disjoint(asked.actor().roles(), Roles.of(asked.command()));
        return inRole && (asked.onBehalfOf().isEmpty() || isOffice());
    }

    /** Whether those are known who ask and for whom they ask. */
    boolean isKnown() {
        return Stream.concat(asked.onBehalfOf().stream(), asked.actor().member().stream())
                .allMatch(named -> model.find(named).isPresent());
    }

    /** The member who asks. */
    Optional<MemberId> own() {
        return asked.actor().member().flatMap(model::find);
    }

    /** For whom it is asked. */
    Optional<MemberId> party() {
        return asked.onBehalfOf().or(() -> asked.actor().member()).flatMap(model::find);
    }

    boolean actsFor(MemberId member) {
        return party().map(member::equals).orElseGet(this::isOffice);
    }

    boolean isOffice() {
        return !Collections.disjoint(asked.actor().roles(), OFFICE);
    }

    boolean isBroker() {
        return asked.actor().roles().contains(Role.BROKER);
    }

    boolean isBrokerForNobody() {
        return isBroker() && asked.onBehalfOf().isEmpty();
    }

    /** Where something that is posted comes from that happened on that day. */
    Posted.Origin origin(LocalDate day) {
        return new Posted.Origin(
                day, asked.actor().id(), asked.onBehalfOf().flatMap(model::find), model.now(), model.adopted.size());
    }

    Optional<Person> person(MemberRef named) {
        return model.find(named).map(model::member);
    }

    Optional<Purse> purse(AccountRef named) {
        if (named instanceof AccountRef.OfMember of) {
            return person(of.member()).map(person -> person.purse);
        }
        return Optional.of(model.ledger.purse(((AccountRef.OfCommunity) named).kind()));
    }

    LocalDate day(Optional<LocalDate> given) {
        return given.orElseGet(model::today);
    }

    Optional<RefusalCode> notInTheFuture(LocalDate day) {
        return unless(!day.isAfter(model.today()), RefusalCode.FUTURE_DATE);
    }

    Optional<RefusalCode> belongs(MemberId member, LocalDate day) {
        return unless(model.member(member).belongsOn(day), RefusalCode.NOT_A_MEMBER_THEN);
    }

    Optional<RefusalCode> allBelong(List<Deal.Part> parts) {
        return first(
                parts, part -> belongs(part.provider(), part.date()).or(() -> belongs(part.recipient(), part.date())));
    }

    static Optional<RefusalCode> unless(boolean holds, RefusalCode otherwise) {
        return holds ? Optional.empty() : Optional.of(otherwise);
    }

    static <T> Optional<RefusalCode> first(Iterable<T> all, Function<T, Optional<RefusalCode>> reason) {
        for (T each : all) {
            Optional<RefusalCode> found = reason.apply(each);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
