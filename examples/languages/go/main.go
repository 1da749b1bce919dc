// The shop: `cdk synth` runs this program.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	topology "github.com/cdk-aurora-topology/cdk-aurora-topology-go/cdkauroratopology"
)

const account = "111122223333"

func main() {
	defer jsii.Close()
	NewShop(nil).Synth(nil)
}

// NewShop declares all stacks. What is wrong is only there where it is asked for: `--context legacy=true`.
func NewShop(props *awscdk.AppProps) awscdk.App {
	app := awscdk.NewApp(props)

	NewOrdersStack(app, "Orders", inRegion("us-east-1"))
	NewAuctionStack(app, "Auction", inRegion("us-east-1"))
	home := NewBookingsStack(app, "BookingsVirginia", inRegion("us-east-1"))
	NewBookingsAwayStack(app, "BookingsIreland", inRegion("eu-west-1"), home.Bookings)
	if app.Node().TryGetContext(jsii.String("legacy")) == "true" {
		NewLegacyStack(app, "Legacy", inRegion("us-east-1"))
	}

	awscdk.Validations_Of(app).AddPlugins(topology.NewAuroraChecks(app, &topology.AuroraChecksProps{
		Rules: &[]topology.IAuroraRule{&CompanyInstanceClass{}},
	}))
	return app
}

func inRegion(region string) *awscdk.StackProps {
	return &awscdk.StackProps{Env: &awscdk.Environment{Account: jsii.String(account), Region: jsii.String(region)}}
}
