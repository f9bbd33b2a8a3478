// Made-up configurations of any size, as a person would write them: each application is a VirtualService, a DestinationRule
// with two subsets, a Service and two Deployments. The first application comes first in the text, so that its rule is easy
// to reach by keyboard.

const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: edge
spec:
  selector:
    istio: ingressgateway
  servers:
    - port:
        number: 80
        name: http
        protocol: HTTP
      hosts:
        - "*.example.com"
`;

/** Where the caret goes for typing: the end of this line changes the answer of `firstRequest`. */
export const firstRuleLine = 13;
export const firstRequest = 'http://app-0.example.com/path-0';

function application(n: number): string {
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: app-${n}
spec:
  hosts:
    - app-${n}.example.com
  gateways:
    - edge
  http:
    - match:
        - uri:
            prefix: /path-${n}
      route:
        - destination:
            host: app-${n}
            subset: v1
          weight: 90
        - destination:
            host: app-${n}
            subset: v2
          weight: 10
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: app-${n}
spec:
  host: app-${n}
  subsets:
    - name: v1
      labels:
        version: v1
    - name: v2
      labels:
        version: v2
---
apiVersion: v1
kind: Service
metadata:
  name: app-${n}
spec:
  selector:
    app: app-${n}
  ports:
    - name: http
      port: 80
      targetPort: 8080
---
${deployment(n, 'v1')}---
${deployment(n, 'v2')}`;
}

function deployment(n: number, version: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app-${n}-${version}
spec:
  selector:
    matchLabels:
      app: app-${n}
      version: ${version}
  template:
    metadata:
      labels:
        app: app-${n}
        version: ${version}
    spec:
      containers:
        - name: app
          image: app:${version}
          ports:
            - containerPort: 8080
`;
}

/**
 * @param resources about how many; whole applications of five resources each, and one gateway
 * @returns a YAML stream
 */
export function manyResources(resources: number): string {
  const applications = Array.from({ length: Math.max(1, Math.round((resources - 1) / 5)) }, (_, n) => application(n));
  return [...applications, gateway].join('---\n');
}
