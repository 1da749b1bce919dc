package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsrds"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	topology "github.com/cdk-aurora-topology/cdk-aurora-topology-go/cdkauroratopology"
)

// NewOrdersStack declares one writer, and a reader in another Availability Zone.
func NewOrdersStack(scope constructs.Construct, id string, props *awscdk.StackProps) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, props)
	topology.NewSingleMasterCluster(stack, jsii.String("Cluster"), &topology.SingleMasterClusterProps{
		Vpc:                 databaseVpc(stack),
		Engine:              postgres(),
		DefaultDatabaseName: jsii.String("orders"),
	})
	return stack
}

// NewAuctionStack declares two writers at once, each for its own part of the data. AWS retired such clusters: the checks say so.
func NewAuctionStack(scope constructs.Construct, id string, props *awscdk.StackProps) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, props)
	topology.NewMultiMasterCluster(stack, jsii.String("Cluster"), &topology.MultiMasterClusterProps{
		Vpc:     databaseVpc(stack),
		Writers: jsii.Number(2),
		ConflictHandling: topology.ConflictHandling_PartitionedWrites(&topology.PartitionedWritesOptions{
			Partitions: &[]*topology.WritePartition{
				{Partition: jsii.String("americas"), Writer: jsii.Number(1)},
				{Partition: jsii.String("europe"), Writer: jsii.Number(2)},
			},
		}),
	})
	return stack
}

// BookingsStack is where the global database starts: it has its primary cluster.
type BookingsStack struct {
	awscdk.Stack
	Bookings topology.GlobalDatabase
}

// NewBookingsStack declares the global database, and its primary cluster.
func NewBookingsStack(scope constructs.Construct, id string, props *awscdk.StackProps) *BookingsStack {
	stack := awscdk.NewStack(scope, &id, props)
	bookings := topology.NewGlobalDatabase(stack, jsii.String("Bookings"), &topology.GlobalDatabaseProps{
		GlobalClusterIdentifier: jsii.String("bookings"),
		Primary:                 &topology.GlobalPrimaryProps{Vpc: databaseVpc(stack), Engine: postgres()},
	})
	return &BookingsStack{Stack: stack, Bookings: bookings}
}

// NewBookingsAwayStack declares a Region that follows: it answers reads, and forwards writes.
func NewBookingsAwayStack(scope constructs.Construct, id string, props *awscdk.StackProps, bookings topology.GlobalDatabase) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, props)
	bookings.AddSecondary(stack, jsii.String("Bookings"), &topology.SecondaryClusterOptions{
		Vpc:             databaseVpc(stack),
		WriteForwarding: jsii.Bool(true),
	})
	return stack
}

// NewLegacyStack declares a cluster of aws-rds that Aurora refuses: backtrack is for Aurora MySQL. Its class is one the company left behind.
func NewLegacyStack(scope constructs.Construct, id string, props *awscdk.StackProps) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, props)
	awsrds.NewDatabaseCluster(stack, jsii.String("Cluster"), &awsrds.DatabaseClusterProps{
		Vpc:             databaseVpc(stack),
		VpcSubnets:      &awsec2.SubnetSelection{SubnetType: awsec2.SubnetType_PRIVATE_ISOLATED},
		Engine:          postgres(),
		BacktrackWindow: awscdk.Duration_Hours(jsii.Number(6)),
		Writer: awsrds.ClusterInstance_Provisioned(jsii.String("Writer"), &awsrds.ProvisionedClusterInstanceProps{
			InstanceType: awsec2.InstanceType_Of(awsec2.InstanceClass_R6G, awsec2.InstanceSize_LARGE),
		}),
	})
	return stack
}
