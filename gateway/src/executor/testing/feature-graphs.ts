/** SDL by subgraph. */
export type Sdls = Readonly<Record<string, string>>;

/** A supergraph for each thing that a plan can hold. */
export const FEATURE_GRAPHS: Readonly<Record<string, Sdls>> = {
  "entities behind lists of lists": {
    a: `type Query { rows: [[User!]!]! grid: [[User]] one: User! two: [User!] }
        type User @key(fields: "id") { id: ID! name: String! tags: [[String]!] }`,
    b: `type User @key(fields: "id") { id: ID! age: Int friends(first: Int = 2): [User!]! best: User! ratio: Float! }`,
    c: `type User @key(fields: "id") { id: ID! city: City town: City! } type City { name: String! zip: Int @shareable }`,
  },
  "@requires of nested fields and lists": {
    a: `type Query { product: Product products: [Product!]! }
        type Product @key(fields: "id") { id: ID! size: Size! sizes: [Size!]! price(currency: String): Int weight: Float }
        type Size { width: Int height: Int! }`,
    b: `type Product @key(fields: "id") {
          id: ID! size: Size! @external sizes: [Size!]! @external weight: Float @external
          volume: Int @requires(fields: "size { width height }")
          volumes: [Int] @requires(fields: "sizes { height } weight")
          shipping: Int @requires(fields: "weight") }
        type Size { width: Int @external height: Int! @external }`,
    c: `type Product @key(fields: "id") { id: ID! shipping: Int @external label: String! @requires(fields: "shipping") }`,
  },
  "@provides": {
    a: `type Query { reviews: [Review!]! @provides(fields: "author { name }") latest: Review }
        type Review { id: ID! body: String author: User @provides(fields: "name mail") }
        type User @key(fields: "id") { id: ID! name: String @external mail: String @external reviews: [Review!] }`,
    b: `type User @key(fields: "id") { id: ID! name: String @shareable mail: String @shareable born: Int! }`,
  },
  "interfaces and unions across subgraphs": {
    a: `type Query { node: Node nodes: [Node!]! search: [Hit] pet: Pet media: Media! }
        interface Node { id: ID! }
        interface Media { id: ID! title: String }
        type Book implements Node & Media @key(fields: "id") { id: ID! title: String pages: Int! }
        type Film implements Node & Media @key(fields: "id") { id: ID! title: String minutes: Int }
        type Person implements Node @key(fields: "id") { id: ID! name: String! works: [Media!] }
        union Hit = Book | Film | Person
        union Pet = Cat | Dog type Cat { meows: Boolean! name: String } type Dog { barks: Boolean name: String! }`,
    b: `type Book @key(fields: "id") { id: ID! author: Person! isbn: String! rating: Float }
        type Film @key(fields: "id") { id: ID! director: Person rating: Float! }
        type Person @key(fields: "id") { id: ID! age: Int! favourite: Hit }
        union Hit = Book | Film`,
  },
  "@interfaceObject": {
    a: `type Query { medias: [Media!]! media: Media }
        interface Media @key(fields: "id") { id: ID! title: String! }
        type Book implements Media @key(fields: "id") { id: ID! title: String! pages: Int }
        type Film implements Media @key(fields: "id") { id: ID! title: String! minutes: Int! }`,
    b: `type Query { top: Media topMany: [Media] }
        type Media @key(fields: "id") @interfaceObject { id: ID! reviews: [Review!]! score: Int }
        type Review { text: String! stars: Int }`,
  },
  "@override": {
    a: `type Query { user: User users: [User] } type User @key(fields: "id") { id: ID! name: String! bio: String }`,
    b: `type User @key(fields: "id") { id: ID! name: String! @override(from: "a") bio: String @override(from: "a") age: Int }`,
  },
  "several keys, compound keys and keys by steps": {
    a: `type Query { account: Account accounts: [Account!] } type Account @key(fields: "id") { id: ID! plan: String }`,
    b: `type Account @key(fields: "id") @key(fields: "mail") { id: ID! mail: String! seats: Int! }`,
    c: `type Account @key(fields: "mail") @key(fields: "org { id region } number") { mail: String! org: Org! number: Int! owner: String }
        type Org { id: ID! region: Region! } enum Region { EU US }`,
    d: `type Account @key(fields: "org { id region } number") { org: Org! number: Int! balance: Int! peers: [Account!] }
        type Org { id: ID! region: Region! } enum Region { EU US }`,
  },
  "@inaccessible": {
    a: `type Query { thing: Thing things: [Thing!]! any: Any shape: Shape! colour: Colour hidden: Secret @inaccessible }
        interface Shape { area: Int }
        type Square implements Shape { area: Int side: Int! }
        type Blob implements Shape @inaccessible { area: Int }
        enum Colour { RED GREEN ULTRA @inaccessible }
        union Any = Square | Secret
        type Secret @inaccessible { code: String }
        type Thing @key(fields: "id") { id: ID! @inaccessible name: String colours: [Colour!] }`,
    b: `type Thing @key(fields: "id") { id: ID! @inaccessible size: Int! }`,
  },
  "mutations in series": {
    a: `type Query { counter: Counter! } type Counter @key(fields: "id") { id: ID! value: Int! }
        type Mutation { add(by: Int!): Counter! reset: Counter }`,
    b: `type Counter @key(fields: "id") { id: ID! label: String history: [Int!]! }
        type Mutation { rename(to: String!): Counter note(input: Note!): Noted! }
        input Note { text: String! level: Level = LOW more: [Note!] } enum Level { LOW HIGH }
        type Noted { counter: Counter! query: Query } type Query { labels: [String!] }`,
  },
  "fields of one name and several types": {
    a: `type Query { items: [Item!]! item: Item }
        union Item = A | B
        type A @key(fields: "id") { id: ID! value: Int! extra: String! }
        type B @key(fields: "id") { id: ID! value: String extra: [Int!] }`,
    b: `type A @key(fields: "id") { id: ID! rank: Int! twin: B deep: Deep! } type B @key(fields: "id") { id: ID! rank: String twin: A! deep: [Deep] }
        type Deep { n: Float! }`,
  },
  "custom scalars and values that several subgraphs share": {
    a: `scalar JSON scalar Date type Query { event: Event events(at: Date, like: JSON): [Event!] now: Date! }
        type Event @key(fields: "id") { id: ID! at: Date! payload: JSON payloads: [JSON!]! place: Place }
        type Place @shareable { lat: Float! lng: Float! name: String }`,
    b: `scalar JSON type Query { blob: JSON places: [Place!]! }
        type Event @key(fields: "id") { id: ID! meta: JSON! visitedAt: Place! }
        type Place @shareable { lat: Float! lng: Float! name: String }`,
  },
};
