package com.example.shop;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.rds.AuroraPostgresClusterEngineProps;
import software.amazon.awscdk.services.rds.AuroraPostgresEngineVersion;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;
import software.amazon.awscdk.services.rds.IClusterEngine;

/** What the stacks share. */
final class Network {
    private Network() {
    }

    /** A network with nothing but a database in it. */
    static Vpc databaseVpc(final Stack stack) {
        return Vpc.Builder.create(stack, "Vpc")
            .natGateways(0)
            .subnetConfiguration(List.of(
                SubnetConfiguration.builder().name("Database").subnetType(SubnetType.PRIVATE_ISOLATED).build()))
            .build();
    }

    /** Aurora PostgreSQL, in the version of the shop. */
    static IClusterEngine postgres() {
        return DatabaseClusterEngine.auroraPostgres(AuroraPostgresClusterEngineProps.builder()
            .version(AuroraPostgresEngineVersion.of("17.7", "17"))
            .build());
    }
}
