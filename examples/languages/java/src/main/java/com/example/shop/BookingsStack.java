package com.example.shop;

import io.github.cdkauroratopology.GlobalDatabase;
import io.github.cdkauroratopology.GlobalPrimaryProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** Where the global database starts: its primary cluster. */
public class BookingsStack extends Stack {
    private final GlobalDatabase bookings;

    public BookingsStack(final Construct scope, final String id, final StackProps props) {
        super(scope, id, props);

        this.bookings = GlobalDatabase.Builder.create(this, "Bookings")
            .globalClusterIdentifier("bookings")
            .primary(GlobalPrimaryProps.builder().vpc(Network.databaseVpc(this)).engine(Network.postgres()).build())
            .build();
    }

    public GlobalDatabase getBookings() {
        return this.bookings;
    }
}
