/**
 * Services whose tokens have no form of their own: names, then shapes as an alphabet and a length.
 *
 * Alphabets: `h` hexadecimal, `a` letters and digits of one case, `b` letters and digits, `u` base64url, `s` base64, `x` also
 * `.`, `~`, `:`, `%` and `!`, `g` a UUID. Shapes as in the rules of gitleaks, betterleaks (MIT), Nosey Parker and Kingfisher
 * (Apache-2.0): https://github.com/gitleaks/gitleaks, https://github.com/betterleaks/betterleaks,
 * https://github.com/praetorian-inc/noseyparker, https://github.com/mongodb/kingfisher.
 */
export const providerTable: string = `
adafruit a32 u32
adobe h32
airbrake u40
airtable a17
aiven s80-400
alchemy u32
algolia h32
alibaba|aliyun b30
amplitude h32
anypoint g
apify b36
apilayer b32
apollo b22
appoptics u71
appsynergy a64
artifactory|jfrog b64 b73
asana b32 a16-40
assemblyai a32 h32
atlassian|confluence|jira|bitbucket b20 b24 a32 u44 a64
audd h32
auth0 b32 u64-86
avaza x40-52
aws s40
azure|devops|ado_pat a52 s44 s86-88 x40
bannerbear b24
baremetrics u25
beamer u44-46
betterstack b24
bitly h40
bitrise u60-120
bittrex a32
blynk u32 u40
box_|boxsdk b32
braintree h32
browserstack b20
bscscan|etherscan a34
buildkite h40
bugherd b22
bugsnag h32
bundle_enterprise|bundle_gems|contribsys x17
canva u40-60
capella|couchbase s40-120
capsulecrm s64
circleci h40
civo b50
clearbit u35
clickhouse b20-42
clicksend g
clockify s48
cloudflare h37 u38-42
cloudinary u27
cloudmersive g
codacy b20-24
codeclimate|cc_test_reporter h64
codecov g a32
codemagic u43
cohere b40
coinapi g
coinbase u64 s88
configcat s45
confluent a16 s64
contentful u43
convertkit u22
coralogix u32
coveralls b37
crowdin b80
crowdstrike h32 b40
datadog|dd_api|dd_app h32 a32 h40 a40
datagov|data.gov|nasa b40
deepgram h40 a40
deepl g x39
deviantart h32
digitalocean h64
discord h64 u32 b32 x59-72
disqus b64
django x50
dockerhub g
droneci|drone_token a32
dropbox b15 u64 u130-152
dynalist u128
easypost b54-58
elastic.?email h96
etsy b24 x35-88
eventbrite A20
exoscale u40-60
facebook|fb_app h32
fastly u32
figma g x41
finicity h32 a20
finnhub a20
flickr h32 a32
foursquare A48
frame.?io u64
freshbooks a64
freshdesk b20
fullcontact b32
geckoboard h32
gemini_api|geminiapi b20
gengo u64
gitalk h20 h40
gitea|forgejo h40
github_secret|github_client h40
gitter h40 u40
glassnode b27
gocardless u40
google_client|googleclient u24
greptile s48
grafana_cloud s80-400
gumroad h64 u43
helpscout h32
hellosign h64
heroku g
honeycomb h32 b22
hubspot g
huggingface b34
hunter.?io h40
ibm_|ibmcloud|watson u44
imagekit s36
imagga h32
influxdb|influx_token s80-100
infomaniak u60-100
infura h32
instabot s44
intercom s60
ionic b40
ipinfo b14
ipstack|ipapi h32
jenkins h32 h34
jotform h32
jumpcloud a40 h40
jupiterone b76
kagi x55
kickbox b64
klaviyo h34
kraken s80-90
kubeadm|bootstrap.token x23
kucoin g h24
lark|feishu b32
launchdarkly u40
lighton|paradigm u40-80
line.?messaging|line_channel s171-172
linkedin b14 b16
livechat u40
logzio|logz.io b32
loggly g
looker a20 a24
lunchmoney h50
mailchimp x35-40
mailgun h32 x50 x70-72
mailjet h32
mandrill u22
mapquest b32
marketstack h32
mattermost a26
maxmind x16-40
meraki h40
messagebird b25 g
mistral b32
mixpanel h32
moralis b64
netlify h64 u40-46
neutrinoapi b48
new.?relic|newrelic h40 x36-47 h32
newsapi h32
noaa b32
npm_auth g
nutshell h40
nytimes u32 b32
okta u42
omnisend x64-75
onesignal b48
openai_org b24
open.?weather|openweather|owm|pyowm a32 h32
opsgenie g
optimizely x54
ovh_|ovhcloud b16 b32
packagecloud h48
pagerduty u20
particle.io|particle_ h40
paypal u64-80
pendo g
percy h64
pinecone g
pingdom u64
pipedream h32
pipedrive h40
pivotaltracker h32
pixabay x34
plaid h30 b30 b24
planetscale|pscale a12-20
plivo b20 b40
polymarket|poly_key|poly_secret g s40-60
postmark g
prerender b20
privateai|private_ai a32
pubnub x40-42
pulumi h40
pushbullet x34
qualaroo s64
quickbase b40
rapidapi u50
redislabs b40
riot.?games x42
rollbar h32
salesforce x80-120
sauce_|saucelabs g
scaleway g
scrapingbee A80
segment x87 b32
semaphore h40
sendbird h40 h24
sendinblue b64
sentry h64
shodan b32
sidekiq x17
signalfx u22
slack_signing h32
smartsheet b37 a26
snipcart b64
snowflake u80-500
snyk g
sonar|sonarqube|sonarcloud h40
sourcegraph h40
splunk g b32
spotify h32
square_secret u43
squarespace g
sslmate a36
statuspage g h64
stormglass x73
sumo|sumologic b14 b64
supabase h40
surge u20
swiftype u20
tableau s24-80
tavily b32
telegram x44-46
telnyx x58
thingsboard a20
tiingo h40
todoist h40
travis|travisci u22
trello h32 b32 h64 b64
truenas x66-68
twilio h32
twitch a30
twitter|tweepy a25 b35-50 x90-130 a45
typeform b44
unseal s44
upstage b40-50
uptimerobot x32-34
vercel b24
virustotal h64
visual.?crossing A25
vultr A36
wakatime g
wandb|weights.?and.?biases h40
weatherapi h31 b31
weatherstack a32 h32
webflow h64
wireguard s44
workos b40
yandex u40 u39
yelp u128
youtube_api u39
zai_|zhipu x49
zapier b32
zendesk a40
zeplin x350-400
zerotier b32
zoho x60-80
`;
