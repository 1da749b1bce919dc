package com.example.shop;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.InstanceClass;
import software.amazon.awscdk.services.ec2.InstanceSize;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.ProvisionedClusterInstanceProps;
import software.constructs.Construct;

/** A cluster of aws-rds that Aurora refuses: backtrack is for Aurora MySQL. Its class is one the company left behind. */
public class LegacyStack extends Stack {
    public LegacyStack(final Construct scope, final String id, final StackProps props) {
        super(scope, id, props);

        DatabaseCluster.Builder.create(this, "Cluster")
            .vpc(Network.databaseVpc(this))
            .vpcSubnets(SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build())
            .engine(Network.postgres())
            .backtrackWindow(Duration.hours(6))
            .writer(ClusterInstance.provisioned("Writer", ProvisionedClusterInstanceProps.builder()
                .instanceType(InstanceType.of(InstanceClass.R6G, InstanceSize.LARGE))
                .build()))
            .build();
    }
}
